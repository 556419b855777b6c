import {
  applicationKey,
  attributesOf,
  bucketKey,
  changeAttributes,
  eventMarkerKey,
  heldKey,
  listedKinds,
  refundedSaleKey,
  rejectedKey,
  timelineKey,
} from '../../adapters/dynamodb/keys.ts';
import { packLines } from '../../adapters/dynamodb/payment-lines.ts';
import { rowSize } from '../../adapters/memory/row-size.ts';
import { of, type World } from '../../adapters/memory/world.ts';
import type { QueueLoad } from '../../domain/dispatch/queue-load.ts';
import type { SealedApplication } from '../../domain/events/application.ts';
import { dueAtOf, type Item } from '../../domain/model/item.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { RefundedSale } from '../../domain/model/refunded-sale.ts';
import type { RejectedEvent } from '../../domain/model/rejected-event.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Commit, HeldPayment } from '../../domain/ports.ts';
import { noEntries, type Row, type TableBill } from './table-bill.ts';

/** bytes of one packed payment */
const recordBytes = 18;

/** what one commit told */
interface Told {
  readonly merchantId: string;
  readonly result: Json;
  readonly now: string;
}

/** the rows the table would hold of what the twins in memory hold, sized once each: what is written is frozen and never changes */
export class BilledRows {
  readonly #bill: TableBill;
  readonly #shards: number;
  readonly #world: World;
  readonly #items = new Map<string, { readonly item: Item; readonly row: Row; readonly keyBytes: number }>();

  /** by what was written, which never changes: squeezing its lines again would cost more than counting them */
  readonly #buckets = new WeakMap<PaymentBucket, Row>();

  constructor(bill: TableBill, shards: number, world: World) {
    this.#bill = bill;
    this.#shards = shards;
    this.#world = world;
  }

  /** what teams have of a queue: in no index */
  load(load: QueueLoad): Row {
    return { size: rowSize(load), entries: noEntries };
  }

  /** @param key `<kind>#<id>`, as the world has it */
  item(item: Item, key = `${item.kind}#${item.id}`): Row {
    const known = this.#items.get(key);
    if (known?.item === item) return known.row;
    const bytes = of(this.#world.bytes, item.merchantId).get(key) ?? rowSize(item);
    const dueAt = dueAtOf(item);
    // its keys stay what they are, and no index holds it
    if (known?.row.entries === noEntries && dueAt === undefined && item.kind !== 'task') {
      const row = { size: bytes + known.keyBytes, entries: noEntries };
      this.#items.set(key, { item, row, keyBytes: known.keyBytes });
      return row;
    }
    const keys = attributesOf(item, this.#shards);
    const keyBytes = rowSize(keys);
    const row = this.#bill.rowOf({ ...keys, dueAt }, bytes + keyBytes);
    this.#items.set(key, { item, row, keyBytes });
    return row;
  }

  bucket(bucket: PaymentBucket): Row {
    const known = this.#buckets.get(bucket);
    if (known !== undefined) return known;
    const { merchantId, hour, part, version, records, expiresAt } = bucket;
    const key = bucketKey(merchantId, hour, part);
    const rest = { ...key, kind: 'bucket', merchantId, hour, part, version, lines: packLines(records), expiresAt };
    const row = { size: rowSize(rest) + 'records'.length + records.length * recordBytes, entries: noEntries };
    this.#buckets.set(bucket, row);
    return row;
  }

  refundedSale(sale: RefundedSale): Row {
    const row = { ...refundedSaleKey(sale.merchantId, sale.saleHash), kind: 'refunded_sale', ...sale };
    return { size: rowSize(row), entries: noEntries };
  }

  held(payment: HeldPayment): Row {
    const row = { ...heldKey(payment.merchantId, payment.paymentId), kind: 'held', ...payment };
    return { size: rowSize(row), entries: noEntries };
  }

  application(merchantId: string, id: string, application: SealedApplication): Row {
    const row = { ...applicationKey(merchantId, id), kind: 'application', application, expiresAt: 1_700_000_001 };
    return { size: rowSize(row), entries: noEntries };
  }

  rejected(event: RejectedEvent): Row {
    const row = {
      ...rejectedKey(event),
      kind: 'rejected',
      ...event,
      original: JSON.stringify(event.original),
      expiresAt: 1_700_000_001,
    };
    return { size: rowSize(row), entries: noEntries };
  }

  /** bytes of an entry that was written earlier, without the result that the first of a commit carries */
  entryBytes(merchantId: string, entry: TimelineEntry): number {
    return rowSize(timelineKey(merchantId, entry.at, entry.id)) + 'kindtimeline'.length + rowSize(entry);
  }

  /** the entries and the mark of one commit; they are written once */
  told({ timeline, puts, eventMarker }: Commit, { merchantId, result, now }: Told): readonly Row[] {
    const told: Row[] = [];
    const sizes = of(this.#world.bytes, merchantId);
    const changed = puts.some(({ kind }) => listedKinds.has(kind)) ? changeAttributes(merchantId, now) : {};
    for (const [at, entry] of timeline.entries()) {
      const key = timelineKey(merchantId, entry.at, entry.id);
      const own = sizes.get(key.sk) ?? rowSize(at === 0 ? { ...entry, result } : entry);
      const size = rowSize(key) + 'kindtimeline'.length + own + (at === 0 ? rowSize(changed) : 0);
      told.push(at === 0 ? this.#bill.rowOf({ ...key, ...changed }, size) : { size, entries: noEntries });
    }
    if (eventMarker === undefined) return told;
    const { id, at } = eventMarker;
    const row = { ...eventMarkerKey(merchantId, id), kind: 'event_marker', at, result, expiresAt: 1_700_000_001 };
    told.push({ size: rowSize(row), entries: noEntries });
    return told;
  }
}
