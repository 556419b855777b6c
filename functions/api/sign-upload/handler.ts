import * as z from 'zod';
import type { Needs } from '../../../application/sign-upload.ts';
import { signUpload } from '../../../application/sign-upload.ts';
import { mediaTypes } from '../../../domain/file/limits.ts';
import { handedInBy } from '../../../domain/model/document.ts';
import { freeText, shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofRequirement, type Route, uploadId } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.submit',
  params: ofRequirement,
  query: z.object({
    uploadId,
    type: z.enum(Object.values(mediaTypes), { error: 'Hand in a PDF, JPEG or PNG' }),
    name: shortLine,
    /** how it reached us */
    through: handedInBy,
    reason: freeText(500).optional(),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** a form by which a person uploads for the merchant a document that reached us another way */
export const handle =
  (needs: Needs) =>
  ({ person, params, query }: CallOf<typeof wanted>) => {
    const { uploadId: id, type, ...note } = query;
    const from = { kind: 'person' as const, id: person.id };
    return signUpload(needs, { ...params, uploadId: id, type, note: { ...note, requirementId: params.requirementId, from } });
  };
