import { earlier } from '../domain/calendar/earlier.ts';
import { InvalidInput, MerchantNotFound } from '../domain/errors.ts';
import type { Merchant } from '../domain/model/merchant.ts';
import type { Clock, MerchantLookup } from '../domain/ports.ts';
import { type DayRange, lastDays, type Span, spanOf } from '../domain/sales/sale-filter.ts';

/** what is shown unless somebody asks for other days */
const shownDays = 30;

export interface MerchantDays {
  readonly merchant: Merchant;
  readonly days: DayRange;
  readonly span: Span;
}

interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Days as the merchant counts them, in its own time zone. Throws MerchantNotFound, InvalidInput when they end before they begin */
export const onMerchantDays = async (
  { merchants, clock }: { readonly merchants: MerchantLookup; readonly clock: Clock },
  merchantId: string,
  wanted: Wanted,
): Promise<MerchantDays> => {
  const [merchant] = await merchants.byIds([merchantId]);
  if (merchant === undefined) throw new MerchantNotFound(merchantId);
  const last = lastDays(shownDays, clock.now(), merchant.timeZone);
  const to = wanted.to ?? last.to;
  const from = wanted.from ?? earlier(last.from, to);
  if (from > to) throw new InvalidInput('to', { code: 'period-upside-down', about: {} });
  return { merchant, days: { from, to }, span: spanOf({ from, to }, merchant.timeZone) };
};
