import type { Item } from '../../domain/model/item.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { RejectedEvent } from '../../domain/model/rejected-event.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { HeldPayment } from '../../domain/ports.ts';

/** what the table holds, in memory: the twins below share one world as the adapters share one table */
export interface World {
  /** merchantId -> `<kind>#<id>` -> item */
  readonly items: Map<string, Map<string, Item>>;
  /** merchantId -> `<at>#<id>` -> entry */
  readonly timeline: Map<string, Map<string, TimelineEntry>>;
  /** merchantId -> event id -> kept result */
  readonly markers: Map<string, Map<string, Json>>;
  /** merchantId -> `<hour>#<part>` -> bucket */
  readonly buckets: Map<string, Map<string, PaymentBucket>>;
  /** merchantId -> paymentId -> payment */
  readonly held: Map<string, Map<string, HeldPayment>>;
  /** `<at>#<id>` -> event */
  readonly rejected: Map<string, RejectedEvent>;
}

export const emptyWorld = (): World => ({
  items: new Map(),
  timeline: new Map(),
  markers: new Map(),
  buckets: new Map(),
  held: new Map(),
  rejected: new Map(),
});

/** the inner map of a merchant, made on first use */
export const of = <Value>(outer: Map<string, Map<string, Value>>, merchantId: string): Map<string, Value> => {
  const inner = outer.get(merchantId) ?? new Map<string, Value>();
  outer.set(merchantId, inner);
  return inner;
};

/** what was read must not change under the reader, what is written not under the table */
export const copy = <Value>(value: Value): Value => structuredClone(value);

/** order of DynamoDB's sort keys: by UTF-8 bytes */
export const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
export const sorted = <Value>(entries: Iterable<[string, Value]>): [string, Value][] =>
  [...entries].sort(([one], [other]) => byBytes(one, other));
