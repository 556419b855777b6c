import * as z from 'zod';
import type { PayoutReader } from '../../../domain/books-ports.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock, MerchantLookup } from '../../../domain/ports.ts';
import { payoutShown } from '../../../domain/sales/shown-payout.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** before every payout, and after every one */
const [first, last] = ['0', ':'];

export const wanted = {
  permission: 'payouts.read',
  params: ofMerchant,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** the id after which the page begins */
    cursor: z.string().max(300).default(last),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: MerchantLookup;
  readonly payouts: PayoutReader;
  readonly clock: Clock;
}

/** The merchant's payouts. Throws MerchantNotFound */
export const handle =
  ({ merchants, payouts, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { limit, cursor } }) => {
    const [[merchant], found] = await Promise.all([
      merchants.byIds([merchantId]),
      payouts.newest(merchantId, { from: first, before: cursor }, limit + 1),
    ]);
    if (merchant === undefined) throw new MerchantNotFound(merchantId);
    const shown = found.slice(0, limit);
    const next = found.length > limit ? shown.at(-1)?.id : undefined;
    const { timeZone } = merchant;
    return { timeZone, asOf: clock.now(), payouts: shown.map(payoutShown), ...(next !== undefined && { cursor: next }) };
  };
