import * as z from 'zod';
import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { traceReference } from '../../../application/trace-reference.ts';
import type { MoneyReader } from '../../../domain/trace/money-reader.ts';
import { shippedRules } from '../../../domain/trace/shipped-rules.ts';
import { remark } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  params: ofMerchant,
  query: z.object({ reference: remark }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs extends LookNeeds {
  readonly moneyOf: (merchantId: string) => MoneyReader;
}

/** Where the money of a merchant's payment or payout is, who must act and by when; writes nothing. Throws MerchantNotFound */
export const handle =
  ({ moneyOf, ...needs }: Needs) =>
  async ({ params: { merchantId }, query: { reference } }: CallOf<typeof wanted>) => {
    const { context } = await lookAtMerchant(needs, merchantId);
    const traces = await traceReference(moneyOf(merchantId), reference, shippedRules(), context.now);
    return { reference, traces: traces.map(({ hops, ...one }) => ({ ...one, hops: [...hops] })) };
  };
