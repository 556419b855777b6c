import type { BucketPlace, HourRange, PaymentReader } from '../domain/books-ports.ts';
import type { PaymentBucket } from '../domain/model/payments.ts';
import { newestFirst, type SaleMovement } from '../domain/sales/movement.ts';

/** parts asked for first: enough for a page of a busy merchant. Each further request asks for twice as many, so that a slow one's page takes few */
const firstParts = 12;
const mostParts = 192;

/** the movements of some whole hours, the newest first */
export interface HoursRead {
  /** the instant at which the earliest of them begins */
  readonly backTo: string;
  readonly movements: readonly SaleMovement[];
  /** parts read for them */
  readonly parts: number;
}

const isBefore = (hour: string) => (one: PaymentBucket) => one.hour !== hour;

/**
 * A merchant's movements, the newest hours first, a few whole hours at a time: parts of one hour are in the order they arrived, so an
 * hour is handed on once all of it is read. Costs what is taken of it. Throws ServiceUnavailable.
 */
export async function* readHours(
  payments: Pick<PaymentReader, 'newest'>,
  merchantId: string,
  range: HourRange,
): AsyncGenerator<HoursRead, void, undefined> {
  let before: BucketPlace | undefined;
  let open: readonly PaymentBucket[] = [];
  for (let parts = firstParts; ; parts = Math.min(parts * 2, mostParts)) {
    const found: readonly PaymentBucket[] = await payments.newest(merchantId, range, parts, before);
    const all = [...open, ...found];
    const last = all.at(-1);
    if (last === undefined) return;
    const isEnd = found.length < parts;
    const whole = isEnd ? all : all.filter(isBefore(last.hour));
    open = isEnd ? [] : all.filter(({ hour }) => hour === last.hour);
    const earliest = whole.at(-1);
    if (earliest !== undefined) yield { backTo: earliest.hour, movements: newestFirst(whole), parts: whole.length };
    if (isEnd) return;
    before = last;
  }
}
