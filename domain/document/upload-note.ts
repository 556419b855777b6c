import * as z from 'zod';
import { handedInBy } from '../model/document.ts';
import { actor, freeText, shortLine } from '../values.ts';

/** what is signed along with an upload and comes back with it: who hands in what, in whose name */
export const uploadNote = z.object({
  requirementId: z.string().min(1).max(300),
  name: shortLine,
  from: actor,
  through: handedInBy.optional(),
  reason: freeText(500).optional(),
});
export type UploadNote = z.infer<typeof uploadNote>;

/** S3 keeps text of ASCII beside an object, 2 KB at most */
export const writeNote = (note: UploadNote): string => Buffer.from(JSON.stringify(note)).toString('base64url');

/** undefined for what nobody of ours signed */
export const readNote = (text: string | undefined): UploadNote | undefined => {
  try {
    return uploadNote.parse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};
