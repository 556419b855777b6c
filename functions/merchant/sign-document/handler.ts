import * as z from 'zod';
import { type Needs, signUpload } from '../../../application/sign-upload.ts';
import { mediaTypes } from '../../../domain/file/limits.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofRequirement, uploadId } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.hand-in',
  params: ofRequirement,
  query: z.object({
    uploadId,
    type: z.enum(Object.values(mediaTypes), { error: 'Hand in a PDF, JPEG or PNG' }),
    name: shortLine,
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** a form by which somebody of the merchant hands in a document */
export const handle =
  (needs: Needs): MerchantHandler<typeof wanted> =>
  ({ email, params, query: { uploadId: id, type, name } }) => {
    const note = { requirementId: params.requirementId, name, from: { kind: 'merchant' as const, id: email } };
    return signUpload(needs, { ...params, uploadId: id, type, note });
  };
