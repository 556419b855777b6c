import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { changeBrand } from '../../../domain/brand/change-brand.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'brand.manage',
  params: ofMerchant,
  query: none,
  body: z.object({
    version: seenVersion,
    statementName: z.string().max(200),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .optional(),
  }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant says how customers see it; a name no statement can carry, or a colour hardly seen, is refused with the rule */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email, params, body, key }) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) => {
      const { statementName, colour } = body;
      return changeBrand(snapshot, { ...params, statementName, colour, requestId: key, by: email }, context);
    });
