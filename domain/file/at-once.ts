import type { DocumentCode } from '../wording/documents/document-words.ts';
import type { Told } from '../wording/told.ts';
import { type MediaType, mediaTypes, mostBytes } from './limits.ts';

/** bytes of the head that are looked at */
export const headLength = 16;

const begins = (head: Uint8Array, bytes: readonly number[], at = 0): boolean => bytes.every((byte, n) => head[at + n] === byte);
const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
const starts: readonly (readonly [MediaType, readonly number[]])[] = [
  [mediaTypes.pdf, ascii('%PDF-')],
  [mediaTypes.png, [0x89, ...ascii('PNG\r\n\x1a\n')]],
  [mediaTypes.jpeg, [0xff, 0xd8, 0xff]],
];
/** brands of the pictures phones of Apple take. Source: ISO/IEC 23008-12, annex B */
const heic = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].map(ascii);

/** what a page can tell of a file before it is sent: the type to have a form signed for, or why it need not be sent. It runs in a browser, and brings no library along */
export const judgeAtOnce = (
  head: Uint8Array,
  size: number,
): { readonly type: MediaType } | { readonly refusal: Told & { readonly code: DocumentCode } } => {
  if (size === 0) return { refusal: { code: 'file-empty', about: {} } };
  if (size > mostBytes) return { refusal: { code: 'file-too-large', about: { bytes: size, most: mostBytes } } };
  const found = starts.find(([, bytes]) => begins(head, bytes));
  if (found !== undefined) return { type: found[0] };
  const photo = begins(head, ascii('ftyp'), 4) && heic.some((brand) => begins(head, brand, 8));
  return photo
    ? { refusal: { code: 'photo-heic', about: {} } }
    : { refusal: { code: 'type-not-accepted', about: { found: 'unknown' } } };
};
