import type { PaymentReader } from '../domain/books-ports.ts';
import type { RefundedSale } from '../domain/model/refunded-sale.ts';
import type { ListedMovement } from '../domain/sales/listed-sale.ts';
import { comesBefore, type Place, type SaleMovement, statusOf } from '../domain/sales/movement.ts';
import { hoursIn, matches, type SaleFilter, type Span } from '../domain/sales/sale-filter.ts';
import { readHours } from './read-hours.ts';

type Payments = Pick<PaymentReader, 'newest' | 'refundedSales'>;

/** parts of a hundred movements one request looks through at most: about 2 MB, a third of a second */
const mostParts = 400;

export interface SalesPage {
  readonly rows: readonly ListedMovement[];
  /** where the next page begins; undefined when all of the span was looked through */
  readonly next: Place | undefined;
}

const withStatus = (movement: SaleMovement, refunds: ReadonlyMap<string, RefundedSale>): ListedMovement => {
  const refunded = movement.saleHash === undefined ? undefined : refunds.get(movement.saleHash);
  if (movement.kind === 'refund') return { movement, status: undefined, refundedMinor: 0 };
  return { movement, status: statusOf(movement.amountMinor, refunded), refundedMinor: refunded?.refundedMinor ?? 0 };
};

/** how far back one request looks */
interface Wanted {
  readonly span: Span;
  readonly filter: SaleFilter;
  readonly after: Place | undefined;
  readonly limit: number;
}

/**
 * One page of a merchant's movements in a span, the newest first. A page costs as much for a merchant of a million sales as for one of
 * fifty; a filter that matches little ends early with what was found and with where to look on. Throws ServiceUnavailable.
 */
export const listSales = async (payments: Payments, merchantId: string, wanted: Wanted): Promise<SalesPage> => {
  const { span, filter, after, limit } = wanted;
  const from =
    after === undefined || after.at >= span.until ? span : { ...span, until: new Date(Date.parse(after.at) + 1).toISOString() };
  if (from.until <= span.from) return { rows: [], next: undefined };
  const rows: ListedMovement[] = [];
  let looked = 0;
  for await (const { movements, backTo, parts } of readHours(payments, merchantId, hoursIn(from))) {
    const there = movements.filter(
      (one) => one.at >= span.from && one.at < from.until && (after === undefined || comesBefore(after, one)),
    );
    rows.push(
      ...(await lookAt(
        payments,
        merchantId,
        there.filter((one) => matches(filter, one)),
        filter,
        limit + 1 - rows.length,
      )),
    );
    looked += parts;
    if (rows.length > limit) {
      const shown = rows.slice(0, limit);
      const last = shown.at(-1)?.movement;
      return { rows: shown, next: last && { at: last.at, id: last.id } };
    }
    // the place right before everything of that hour
    if (looked >= mostParts) return { rows, next: { at: backTo, id: '' } };
  }
  return { rows, next: undefined };
};

/** sales asked for at once what went back of them */
const atOnce = 100;

const lookAt = async (
  payments: Payments,
  merchantId: string,
  movements: readonly SaleMovement[],
  { status }: SaleFilter,
  most: number,
): Promise<readonly ListedMovement[]> => {
  const found: ListedMovement[] = [];
  for (let at = 0; at < movements.length && found.length < most; at += atOnce) {
    const some = movements.slice(at, at + Math.min(atOnce, status === undefined ? most - found.length : atOnce));
    const hashes = some.flatMap((one) => (one.kind === 'sale' && one.saleHash !== undefined ? [one.saleHash] : []));
    const refunds = hashes.length === 0 ? [] : await payments.refundedSales(merchantId, hashes);
    const known = new Map(refunds.map((one) => [one.saleHash, one]));
    const listed = some.map((one) => withStatus(one, known));
    found.push(...listed.filter((one) => status === undefined || one.status === status));
  }
  return found.slice(0, most);
};
