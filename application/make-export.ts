import type { PaymentReader, PayoutReader } from '../domain/books-ports.ts';
import type { DataExport } from '../domain/model/data-export.ts';
import type { Payout } from '../domain/model/payout.ts';
import type { MerchantStore } from '../domain/ports.ts';
import { finishExport, type Made } from '../domain/sales/export.ts';
import { type ExportShelf, exportMediaTypes, type RowFiles } from '../domain/sales/export-ports.ts';
import { type Entry, headerOf, instantOf, noTotals, rowsFor, withEntry } from '../domain/sales/export-rows.ts';
import { hoursIn, type Span, spanOf } from '../domain/sales/sale-filter.ts';
import { readHours } from './read-hours.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface ExportNeeds {
  readonly merchants: Pick<MerchantStore, 'recall'>;
  readonly payments: Pick<PaymentReader, 'newest'>;
  readonly payouts: Pick<PayoutReader, 'newest'>;
  readonly files: RowFiles;
  readonly shelf: ExportShelf;
  readonly work: UnitOfWork;
}

/** payouts read at once; a failed one moved nothing */
const payoutsAtOnce = 100;
/** a payout made out so many days before may be paid within the days asked for, after a bank sent it back */
const daysBefore = 60;

/** payouts paid within a span, the newest first: a few for each day */
const payoutsOf = async (payouts: ExportNeeds['payouts'], merchantId: string, span: Span): Promise<readonly Payout[]> => {
  const from = new Date(Date.parse(span.from) - daysBefore * 86_400_000).toISOString().slice(0, 10);
  const found: Payout[] = [];
  let before = `${span.until.slice(0, 10)}~~`;
  for (;;) {
    const page = await payouts.newest(merchantId, { from, before }, payoutsAtOnce);
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < payoutsAtOnce) break;
    before = last.id;
  }
  return found
    .filter(({ status, statusAt }) => status === 'paid' && statusAt >= span.from && statusAt < span.until)
    .sort((one, other) => (one.statusAt < other.statusAt ? 1 : -1));
};

/** every movement of a span, the newest first, payouts where they belong */
async function* entriesOf(needs: ExportNeeds, merchantId: string, span: Span): AsyncGenerator<Entry, void, undefined> {
  const waiting = (await payoutsOf(needs.payouts, merchantId, span)).map((payout): Entry => ({ kind: 'payout', payout }));
  for await (const { movements } of readHours(needs.payments, merchantId, hoursIn(span))) {
    for (const movement of movements) {
      if (movement.at < span.from || movement.at >= span.until) continue;
      for (let [next] = waiting; next !== undefined && instantOf(next) >= movement.at; [next] = waiting) {
        yield next;
        waiting.shift();
      }
      yield { kind: 'movement', movement };
    }
  }
  yield* waiting;
}

const write = async (needs: ExportNeeds, wish: DataExport): Promise<Made> => {
  const { merchantId, format, objectKey, timeZone } = wish;
  const file = await needs.files.open(format);
  try {
    await file.write(headerOf(wish));
    const rowOf = rowsFor(wish);
    let totals = noTotals;
    for await (const entry of entriesOf(needs, merchantId, spanOf(wish, timeZone))) {
      await file.write(rowOf(entry));
      totals = withEntry(totals, entry);
    }
    const { path, bytes } = await file.end();
    await needs.shelf.put(objectKey, { path, bytes }, exportMediaTypes[format]);
    return { bytes, totals };
  } finally {
    await file.remove();
  }
};

/**
 * Makes the file somebody asked for, if it is not there yet. A crash anywhere is repeated harmlessly: the file has one key from the
 * beginning, and is told of once. Throws ServiceUnavailable, ConcurrentChange.
 */
export const makeExport = async (needs: ExportNeeds, merchantId: string, exportId: string, now: () => string): Promise<void> => {
  const about = { kind: 'export', id: exportId } as const;
  const wish = await needs.merchants.recall(merchantId, about);
  if (wish?.kind !== 'export' || wish.status === 'ready') return;
  const made = await write(needs, wish);
  await needs.work.run({
    ...{ merchantId, now: now(), about },
    decide: (snapshot, context) => finishExport(snapshot, exportId, made, context),
  });
};
