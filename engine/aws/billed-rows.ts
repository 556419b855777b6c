import {
  attributesOf,
  bucketKey,
  changeAttributes,
  eventMarkerKey,
  heldKey,
  listedKinds,
  rejectedKey,
  timelineKey,
} from '../../adapters/dynamodb/keys.ts';
import { rowSize } from '../../adapters/memory/row-size.ts';
import { settledRowSize } from '../../adapters/memory/settled.ts';
import { dueAtOf, type Item } from '../../domain/model/item.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Commit, HeldPayment, RejectedEvent } from '../../domain/ports.ts';
import { noEntries, type Row, type TableBill } from './table-bill.ts';

/** bytes of one packed payment */
const recordBytes = 18;

/** what one commit told */
interface Told {
  readonly merchantId: string;
  readonly result: Json;
  readonly now: string;
  /** the entry as it was written, if it was */
  readonly stored: (entry: TimelineEntry) => TimelineEntry | undefined;
}

/** the rows the table would hold of what the twins in memory hold, sized once each: what is written is frozen and never changes */
export class BilledRows {
  readonly #bill: TableBill;
  readonly #shards: number;
  readonly #items = new WeakMap<Item, Row>();

  constructor(bill: TableBill, shards: number) {
    this.#bill = bill;
    this.#shards = shards;
  }

  item(item: Item): Row {
    const known = this.#items.get(item);
    if (known !== undefined) return known;
    const keys = attributesOf(item, this.#shards);
    const row = this.#bill.rowOf({ ...keys, dueAt: dueAtOf(item) }, settledRowSize(item) + rowSize(keys));
    this.#items.set(item, row);
    return row;
  }

  bucket({ merchantId, hour, part, version, records }: PaymentBucket): Row {
    const key = bucketKey(merchantId, hour, part);
    const rest = { ...key, kind: 'bucket', merchantId, hour, part, version };
    return this.#bill.rowOf(rest, rowSize(rest) + 'records'.length + records.length * recordBytes);
  }

  held(payment: HeldPayment): Row {
    const row = { ...heldKey(payment.merchantId, payment.paymentId), kind: 'held', ...payment };
    return this.#bill.rowOf(row, rowSize(row));
  }

  rejected(event: RejectedEvent): Row {
    const row = { ...rejectedKey(event.at, event.id), kind: 'rejected', ...event, original: JSON.stringify(event.original) };
    return this.#bill.rowOf(row, rowSize(row));
  }

  /** the entries and the mark of one commit; they are written once */
  *told(commit: Commit, { merchantId, result, now, stored }: Told): Generator<Row> {
    const { timeline, puts, eventMarker } = commit;
    const changed = puts.some(({ kind }) => listedKinds.has(kind)) ? changeAttributes(merchantId, now) : {};
    for (const [at, entry] of timeline.entries()) {
      const key = timelineKey(merchantId, entry.at, entry.id);
      const own = stored(entry) ?? (at === 0 ? { ...entry, result } : entry);
      const more = at === 0 ? rowSize(changed) : 0;
      const size = rowSize(key) + 'kindtimeline'.length + settledRowSize(own) + more;
      yield at === 0 ? this.#bill.rowOf({ ...key, ...changed }, size) : { size, entries: noEntries };
    }
    if (eventMarker === undefined) return;
    const { id, at } = eventMarker;
    const row = { ...eventMarkerKey(merchantId, id), kind: 'event_marker', at, result, expiresAt: 1_700_000_001 };
    yield this.#bill.rowOf(row, rowSize(row));
  }
}
