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
import type { Item } from '../../domain/model/item.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { Commit, HeldPayment, RejectedEvent } from '../../domain/ports.ts';
import { rowSize } from './row-size.ts';
import type { Row, TableBill } from './table-bill.ts';

/** bytes of one packed payment */
const recordBytes = 18;

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
    const row = this.#bill.rowOf({ ...item, ...keys }, rowSize(item) + rowSize(keys));
    this.#items.set(item, row);
    return row;
  }

  bucket({ merchantId, hour, part, version, records }: PaymentBucket): Row {
    const key = bucketKey(merchantId, hour, part);
    const rest = { ...key, kind: 'bucket', merchantId, hour, part, version };
    return this.#bill.rowOf(rest, rowSize(rest) + 'records'.length + records.length * recordBytes);
  }

  held(payment: HeldPayment): Row {
    return this.#bill.rowOf({ ...heldKey(payment.merchantId, payment.paymentId), kind: 'held', ...payment });
  }

  rejected(event: RejectedEvent): Row {
    const row = { ...rejectedKey(event.at, event.id), kind: 'rejected', ...event, original: JSON.stringify(event.original) };
    return this.#bill.rowOf(row);
  }

  /** the entries and the mark of one commit; they are written once */
  *told(merchantId: string, { timeline, puts, eventMarker }: Commit, result: Json, now: string): Generator<Row> {
    const changed = puts.some(({ kind }) => listedKinds.has(kind)) ? changeAttributes(merchantId, now) : {};
    for (const [at, entry] of timeline.entries()) {
      const more = at === 0 ? { result, ...changed } : {};
      yield this.#bill.rowOf({ ...timelineKey(merchantId, entry.at, entry.id), kind: 'timeline', ...entry, ...more });
    }
    if (eventMarker === undefined) return;
    const { id, at } = eventMarker;
    yield this.#bill.rowOf({ ...eventMarkerKey(merchantId, id), kind: 'event_marker', at, result, expiresAt: 1_700_000_000 });
  }
}
