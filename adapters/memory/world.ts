import type { PaymentPlace } from '../../domain/activation/payment-places.ts';
import type { DigestBox } from '../../domain/digest/digest-box.ts';
import type { QueueLoad } from '../../domain/dispatch/queue-load.ts';
import type { SealedApplication } from '../../domain/events/application.ts';
import type { CaseMessage } from '../../domain/model/case-message.ts';
import type { Item } from '../../domain/model/item.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { RefundedSale } from '../../domain/model/refunded-sale.ts';
import type { RejectedEvent } from '../../domain/model/rejected-event.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { HeldPayment } from '../../domain/ports.ts';
import type { Visits } from '../../domain/visit/visits.ts';

/** what the table holds, in memory: the twins below share one world as the adapters share one table */
export interface World {
  /** merchantId -> `<kind>#<id>` -> item, in the order of the table's keys; what is in here is frozen */
  readonly items: Map<string, Map<string, Item>>;
  /** merchantId -> `<kind>#<id>` -> item out of use; one that is live too is out of date */
  readonly archive: Map<string, Map<string, Item>>;
  /** merchantId -> `<kind>#<id>` -> instant, of the items that have one: the index of what is due */
  readonly due: Map<string, Map<string, string>>;
  /** merchantId -> what a read gives; what is committed is put in its place */
  readonly snapshots: Map<string, Snapshot>;
  /** merchantId -> `<at>#<id>` -> entry */
  readonly timeline: Map<string, Map<string, TimelineEntry>>;
  /** merchantId -> bytes of items and entries, by the names they have above */
  readonly bytes: Map<string, Map<string, number>>;
  /** merchantId -> event id -> kept result */
  readonly markers: Map<string, Map<string, Json>>;
  /** merchantId -> `<hour>#<part>` -> bucket, in that order */
  readonly buckets: Map<string, Map<string, PaymentBucket>>;
  /** merchantId -> `<caseId>#<n>` -> message, in that order */
  readonly said: Map<string, Map<string, CaseMessage>>;
  /** merchantId -> id hash of a sale -> what was given back of it */
  readonly refunded: Map<string, Map<string, RefundedSale>>;
  /** merchantId -> paymentId -> payment */
  readonly held: Map<string, Map<string, HeldPayment>>;
  /** merchantId -> fingerprint -> application */
  readonly applications: Map<string, Map<string, SealedApplication>>;
  /** `<at>#<id>` -> event */
  readonly rejected: Map<string, RejectedEvent>;
  /** person -> what they will be mailed */
  readonly digests: Map<string, DigestBox>;
  /** `<id hash of a payment>#<merchantId>` -> whose it is */
  readonly places: Map<string, PaymentPlace>;
  /** person -> when they were here */
  readonly visits: Map<string, Visits>;
  /** queue -> what its teams have */
  readonly loads: Map<string, QueueLoad>;
  /** writers hand over what they write and never touch it again: it is kept as it is, not copied */
  readonly takesOver: boolean;
}

export const emptyWorld = ({ takesOver = false } = {}): World => ({
  takesOver,
  items: new Map(),
  archive: new Map(),
  due: new Map(),
  snapshots: new Map(),
  timeline: new Map(),
  bytes: new Map(),
  markers: new Map(),
  buckets: new Map(),
  said: new Map(),
  refunded: new Map(),
  held: new Map(),
  applications: new Map(),
  rejected: new Map(),
  digests: new Map(),
  places: new Map(),
  visits: new Map(),
  loads: new Map(),
});

/** the inner map of a merchant, made on first use */
export const of = <Value>(outer: Map<string, Map<string, Value>>, merchantId: string): Map<string, Value> => {
  const known = outer.get(merchantId);
  if (known !== undefined) return known;
  const inner = new Map<string, Value>();
  outer.set(merchantId, inner);
  return inner;
};

/** what was read must not change under the reader, what is written not under the table */
export const copy = <Value>(value: Value): Value => structuredClone(value);

/** by code point, which is the order of UTF-8 bytes: UTF-16 has what lies beyond 0xFFFF before 0xE000 */
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** order of DynamoDB's sort keys: by UTF-8 bytes */
export const byBytes = (one: string, other: string): number => {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const [unit, against] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (unit !== against) return rank(unit) - rank(against);
  }
  return one.length - other.length;
};
export const sorted = <Value>(entries: Iterable<[string, Value]>): [string, Value][] =>
  [...entries].sort(([one], [other]) => byBytes(one, other));
