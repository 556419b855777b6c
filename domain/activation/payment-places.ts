import { idHashOf, type PaymentFact } from './payment-fact.ts';

/** whose payment an id is, and of when: one small row each, found by the hash of the id */
export interface PaymentPlace {
  readonly idHash: string;
  readonly merchantId: string;
  /** captured or refunded, ISO 8601 UTC */
  readonly at: string;
}

/** may throw ServiceUnavailable */
export interface PaymentPlaces {
  /** the same again leaves what is there */
  note(places: readonly PaymentPlace[]): Promise<void>;
  /** those of one hash, so many at most: two PSP clients may number alike */
  find(idHash: string, limit: number): Promise<readonly PaymentPlace[]>;
}

export const placeOf = (merchantId: string, fact: PaymentFact): PaymentPlace => ({
  ...{ idHash: idHashOf(fact), merchantId, at: fact.at },
});

/** What a number may be that somebody pastes: a payment's id, or a refund's. */
export const hashesOf = (id: string): readonly string[] => [
  idHashOf({ kind: 'captured', id }),
  idHashOf({ kind: 'refunded', id }),
];
