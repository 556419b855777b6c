import * as z from 'zod';
import { type Needs, signLogo } from '../../../application/sign-upload.ts';
import { mediaTypes } from '../../../domain/file/limits.ts';
import { logoSubject } from '../../../domain/model/logos.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant, uploadId } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'brand.manage',
  params: ofMerchant,
  query: z.object({
    uploadId,
    type: z.enum([mediaTypes.png, mediaTypes.jpeg], { error: 'Send the logo as a PNG or JPEG' }),
    name: shortLine,
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** A form by which somebody of the merchant sends its logo */
export const handle =
  (needs: Needs): MerchantHandler<typeof wanted> =>
  ({ email, params, query: { uploadId: id, type, name } }) => {
    const note = { requirementId: logoSubject, name, from: { kind: 'merchant' as const, id: email } };
    return signLogo(needs, { ...params, uploadId: id, type, note });
  };
