import type { PaymentReader } from '../domain/books-ports.ts';
import { SaleGatherer } from '../domain/sales/insights.ts';
import { hoursIn, type Span } from '../domain/sales/sale-filter.ts';
import { readHours } from './read-hours.ts';

/** parts of a hundred movements looked through at most: 200,000 sales, some 10 MB, about two seconds */
const mostParts = 2_000;

export interface Gathered {
  readonly gathered: SaleGatherer;
  /** since when sales were counted, where there are more in the span than are looked through; ISO 8601 UTC */
  readonly since: string | undefined;
}

/** Sales of a span, gathered; of a merchant with very many the latest 200,000. Throws ServiceUnavailable. */
export const readInsights = async (
  payments: Pick<PaymentReader, 'newest'>,
  merchantId: string,
  span: Span,
  most = mostParts,
): Promise<Gathered> => {
  const gathered = new SaleGatherer();
  let looked = 0;
  for await (const { movements, backTo, parts } of readHours(payments, merchantId, hoursIn(span))) {
    for (const one of movements) if (one.at >= span.from && one.at < span.until) gathered.add(one);
    looked += parts;
    if (looked >= most && backTo > span.from) return { gathered, since: backTo };
  }
  return { gathered, since: undefined };
};
