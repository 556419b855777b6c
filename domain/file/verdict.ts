import type { DocumentCode, DocumentRefusal } from '../wording/documents/document-words.ts';
import { documentWords } from '../wording/documents/document-words.ts';
import type { FileType } from './limits.ts';

/** what the bytes of a file are */
export type FileVerdict =
  | {
      readonly kind: 'sound';
      readonly type: FileType;
      /** of a picture, in pixels */
      readonly width?: number;
      readonly height?: number;
      /** of a PDF: it is encrypted, and whether a password is needed is still to be found out */
      readonly encrypted?: boolean;
    }
  | { readonly kind: 'unsound'; readonly refusal: DocumentRefusal };

export const unsound = <Code extends DocumentCode>(
  code: Code,
  about: Parameters<typeof documentWords.tell<Code>>[1],
): FileVerdict => ({ kind: 'unsound', refusal: documentWords.tell(code, about) });
