import * as z from 'zod';
import { type FailedAttempts, failedReasons } from '../../../domain/activation/failed-attempts.ts';
import type { PaymentReader } from '../../../domain/books-ports.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { paymentDays } from '../../../domain/sales/payment-days.ts';
import { day } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** what one page of a chart needs, and one query stays bounded by */
const LONGEST_DAYS = 92;

export const wanted = {
  permission: 'payment.read',
  params: ofMerchant,
  query: z.object({ from: day, to: day }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly payments: Pick<PaymentReader, 'between'>;
  readonly attempts: Pick<FailedAttempts, 'between'>;
}

/** TPV, count and refunds by UTC day, days with movement only, ascending, and what failed by reason. Throws InvalidInput for more than 92 days */
export const handle =
  ({ payments, attempts }: Needs) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const days = (Date.parse(query.to) - Date.parse(query.from)) / 86_400_000 + 1;
    if (days < 1) throw new InvalidInput('to', { code: 'period-upside-down', about: {} });
    if (days > LONGEST_DAYS) throw new InvalidInput('to', { code: 'period-too-long', about: { days, most: LONGEST_DAYS } });
    const [buckets, failed] = await Promise.all([
      payments.between(params.merchantId, query.from, query.to),
      attempts.between(params.merchantId, query.from, query.to),
    ]);
    return { days: paymentDays(buckets), failed: failedReasons(failed) };
  };
