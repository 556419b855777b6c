import * as z from 'zod';
import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { previewRejection } from '../../../domain/desk/preview-rejection.ts';
import { type CallOf, none, ofRequirement, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.verify',
  teams: 'own_work',
  params: ofRequirement,
  query: z.object({ code: z.string().trim().min(1).max(100) }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** what the merchant would read if this were rejected now; writes nothing */
export const handle =
  (needs: LookNeeds) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const { snapshot, context } = await lookAtMerchant(needs, params.merchantId);
    return previewRejection(snapshot, params.requirementId, query.code, context);
  };
