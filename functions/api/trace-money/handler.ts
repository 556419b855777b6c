import * as z from 'zod';
import { traceReference } from '../../../application/trace-reference.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { MoneyReader } from '../../../domain/trace/money-reader.ts';
import { moneyRules } from '../../../domain/trace/shipped-rules.ts';
import { remark } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'money.read',
  params: none,
  /** of a payment, an order, a provider, a payout or a bank line */
  query: z.object({ reference: remark }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  /** a reader for one look */
  readonly money: () => MoneyReader;
  readonly clock: Clock;
}

/** where the money of a reference is, since when, who must act and by when, and where that is written */
export const handle =
  ({ money, clock }: Needs) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const traces = await traceReference(money(), query.reference, moneyRules, clock.now());
    return { traces: traces.map(({ hops, ...each }) => ({ ...each, hops: [...hops] })) };
  };
