import * as z from 'zod';
import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { previewInformation } from '../../../domain/risk/preview-information.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'risk.decide',
  teams: 'own_work',
  params: ofMerchant,
  query: z.object({
    /** keys of policy's catalogue, parted by commas; what it does not know is left out */
    items: z
      .string()
      .min(1)
      .max(2_000)
      .transform((text) => text.split(',')),
    /** of policy's letters (BCP 47 primary tag) */
    language: z.string().regex(/^[a-z]{2,3}$/),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** what the merchant would read if it were asked for this now, in that language; writes nothing */
export const handle =
  (needs: LookNeeds) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const { snapshot, context } = await lookAtMerchant(needs, params.merchantId);
    const letter = previewInformation(snapshot, query, context);
    return letter === undefined ? {} : { letter };
  };
