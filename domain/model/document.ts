import * as z from 'zod';
import { fileTypes } from '../file/limits.ts';
import { actor, instant, itemBase } from '../values.ts';
import { told } from '../wording/told.ts';

/** how it reached us when a person of ours hands it in */
export const handedInBy = z.enum(['email', 'phone', 'post', 'visit', 'chat']);

const common = {
  ...itemBase,
  kind: z.literal('document'),
  /** what it answers */
  requirementId: z.string().min(1),
  /** as its sender calls it: shown to people, and no part of any path */
  name: z.string().min(1),
  from: actor,
  through: handedInBy.optional(),
  reason: z.string().optional(),
  /** the version of the upload that counts: another one under the same key never does */
  upload: z.object({ key: z.string().min(1), versionId: z.string().min(1) }),
  /** size of the file */
  bytes: z.int().min(0),
  /** of the file, in hex */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  receivedAt: instant,
};
const type = z.enum(fileTypes);
const picture = { width: z.int().positive().optional(), height: z.int().positive().optional() };

/** its bytes are what they should be, and the scanner has not spoken yet */
export const receivedDocument = z.object({
  ...common,
  ...picture,
  state: z.literal('received'),
  type,
  /** the scanner did not speak in time, or could not look: a person has it */
  unscannedAt: instant.optional(),
  /** due index: until when the scanner should have spoken */
  dueAt: instant.optional(),
});
/** the scanner found nothing: it is kept under a key that nobody was ever given a signature for */
export const cleanDocument = z.object({
  ...common,
  ...picture,
  state: z.literal('clean'),
  type,
  keptAs: z.string().min(1),
  checkedAt: instant,
});
export const refusedDocument = z.object({ ...common, state: z.literal('refused'), refusal: told, checkedAt: instant });

/** a file somebody handed in for a requirement; what was uploaded for one id is one document, however often it is sent */
export const document = z.discriminatedUnion('state', [receivedDocument, cleanDocument, refusedDocument]);
export type Document = z.infer<typeof document>;
export type ReceivedDocument = z.infer<typeof receivedDocument>;
export type CleanDocument = z.infer<typeof cleanDocument>;
