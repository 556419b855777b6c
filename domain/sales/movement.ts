import { idHashOf } from '../activation/payment-fact.ts';
import { InvalidInput } from '../errors.ts';
import type { PackedPayment, PaymentBucket, PaymentLine } from '../model/payments.ts';
import type { RefundedSale } from '../model/refunded-sale.ts';

/** `paid` until something is given back; `refunded` once all of it is */
export const saleStatuses = ['paid', 'partly_refunded', 'refunded'] as const;
export type SaleStatus = (typeof saleStatuses)[number];

/** one sale or refund as people see it */
export interface SaleMovement {
  /** the hour and the id hash: what its page is found by */
  readonly id: string;
  readonly kind: 'sale' | 'refund';
  /** ISO 8601 UTC with milliseconds */
  readonly at: string;
  readonly amountMinor: number;
  readonly line: PaymentLine | undefined;
  /** the id hash of the sale: of a refund, of the one it gives back, where that is known */
  readonly saleHash: string | undefined;
}

/** `2026-11-30T07:00:00.000Z` and an id hash as one id: `2026113007-0123456789abcdef`. */
const movementId = (hour: string, idHash: string): string => `${hour.slice(0, 13).replace(/[-T]/g, '')}-${idHash}`;

export interface MovementPlace {
  /** the instant its hour begins */
  readonly hour: string;
  readonly idHash: string;
}
const shape = /^(\d{4})(\d{2})(\d{2})(\d{2})-([0-9a-f]{16})$/;
/** Where a movement lies; undefined for what is no id of one. */
export const placeOf = (id: string): MovementPlace | undefined => {
  const [, year, month, day, hour, idHash] = shape.exec(id) ?? [];
  if (idHash === undefined) return undefined;
  return { hour: `${year}-${month}-${day}T${hour}:00:00.000Z`, idHash };
};

const saleHashIn = ({ kind, idHash, line }: PackedPayment): string | undefined => {
  if (kind === 'captured') return idHash;
  return line?.of === undefined ? undefined : idHashOf({ kind: 'captured', id: line.of });
};

const movementOf = (hour: string, record: PackedPayment): SaleMovement => ({
  id: movementId(hour, record.idHash),
  kind: record.kind === 'captured' ? 'sale' : 'refund',
  at: new Date(Date.parse(hour) + record.offsetMs).toISOString(),
  amountMinor: record.amountMinor,
  line: record.line,
  saleHash: saleHashIn(record),
});

/** Is one listed before the other? The newest first; of one instant by id, so that every reader has them in the same order. */
export const comesBefore = (one: Place, other: Place): boolean => (one.at === other.at ? one.id > other.id : one.at > other.at);
/** a place in the list */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const place = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{0,40})$/;
/** A place as a cursor; it needs no signature: a forged one begins elsewhere in the same list. */
export const sealPlace = ({ at, id }: Place): string => `${at}~${id}`;
/** Throws InvalidInput for what is no cursor. */
export const openPlace = (cursor: string): Place => {
  const [, at = '', id = ''] = place.exec(cursor) ?? [];
  if (Number.isNaN(Date.parse(at))) throw new InvalidInput('cursor', { code: 'cursor-unknown', about: {} });
  return { at, id };
};

/** Movements of whole hours, the newest first. */
export const newestFirst = (buckets: readonly PaymentBucket[]): readonly SaleMovement[] =>
  buckets
    .flatMap(({ hour, records }) => records.map((record) => movementOf(hour, record)))
    .sort((one, other) => (comesBefore(one, other) ? -1 : 1));

/** What a sale is, given what went back of it. */
export const statusOf = (amountMinor: number, refunded: RefundedSale | undefined): SaleStatus => {
  if (refunded === undefined) return 'paid';
  return refunded.refundedMinor < amountMinor ? 'partly_refunded' : 'refunded';
};
