import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { chooseShare } from '../../../domain/pricing/customer-share.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'conditions.accept',
  params: ofMerchant,
  query: none,
  /** basis points of the fee; no plan: payments without one */
  body: z.object({ version: seenVersion, plan: z.string().min(1).max(41).optional(), share: z.int().min(0).max(10_000) }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

export interface Needs extends Writes {
  readonly policies: Pick<PolicyReader, 'active'>;
}

/** An owner of the merchant chooses how much of the fee of a plan the customer bears; above the ceiling of its country it is refused */
export const handle =
  ({ policies, ...needs }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email, params, body, key }) => {
    // ceilings are law: those of the newest policy hold, whatever the merchant's own was
    const policy = await policies.active();
    return decideOnMerchant(needs, { params, body, key }, (snapshot, { now }) =>
      chooseShare(snapshot, { ...params, plan: body.plan, share: body.share, requestId: key, by: email }, { now, policy }),
    );
  };
