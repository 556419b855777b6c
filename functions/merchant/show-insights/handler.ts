import * as z from 'zod';
import { type ConversionNeeds, readConversion } from '../../../application/read-conversion.ts';
import { readInsights } from '../../../application/read-insights.ts';
import type { PaymentReader } from '../../../domain/books-ports.ts';
import { adviceOn } from '../../../domain/conversion/advice-for.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock, MerchantStore, PolicyReader } from '../../../domain/ports.ts';
import { weeksOf } from '../../../domain/sales/insights.ts';
import { lastDays, spanOf } from '../../../domain/sales/sale-filter.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'insights.read',
  params: ofMerchant,
  /** advice is written in it */
  query: z.object({ language: z.enum(['en', 'fr']).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs extends Omit<ConversionNeeds, 'payments'> {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly payments: Pick<PaymentReader, 'newest' | 'between'>;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly clock: Clock;
}

/** Sales and average basket by week, and of the last thirty days by method, plan and size of basket. Throws MerchantNotFound */
export const handle =
  (needs: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language } }) => {
    const { merchants, payments, clock, policies } = needs;
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { currency, timeZone } = snapshot.merchant;
    const now = clock.now();
    const days = lastDays(30, now, timeZone);
    const { gathered, since } = await readInsights(payments, merchantId, spanOf(days, timeZone));
    const [lines, policy] = await Promise.all([readConversion(needs, merchantId, now), policies.active()]);
    const conversion = adviceOn(lines, policy.care.conversion.advice, language);
    const { total, byMethod, byPlan, byBasket } = gathered;
    return {
      ...{ currency, timeZone, weeks: [...weeksOf(snapshot.payments?.weeks ?? [], now)] },
      conversion,
      days: { ...days, ...(since !== undefined && { since }), ...total, byMethod, byPlan, byBasket },
    };
  };
