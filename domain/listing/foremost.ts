import type { PreparedMerchant } from './prepare.ts';

/** a place between two merchants of an order: what the order looks at, and the merchantId where that is the same */
export type Place = readonly [order: string, merchantId: string];

export interface Placed {
  readonly place: Place;
  readonly merchant: PreparedMerchant;
}

/** below zero when the first comes first */
export const compare = (order: string, merchantId: string, [otherOrder, otherId]: Place): number => {
  if (order !== otherOrder) return order < otherOrder ? -1 : 1;
  return merchantId === otherId ? 0 : merchantId < otherId ? -1 : 1;
};

/** the first few (or, backwards, the last few) of any number in an order, without sorting the rest */
export class Foremost {
  readonly #limit: number;
  readonly #sign: number;
  #kept: Placed[] = [];
  /** merchants after this one are not among the first */
  #bar: Place | undefined;
  constructor(limit: number, backwards = false) {
    this.#limit = limit;
    this.#sign = backwards ? -1 : 1;
  }

  offer(order: string, merchant: PreparedMerchant): void {
    const { merchantId } = merchant.listed;
    if (this.#bar !== undefined && compare(order, merchantId, this.#bar) * this.#sign > 0) return;
    this.#kept.push({ place: [order, merchantId], merchant });
    if (this.#kept.length < this.#limit * 2) return;
    this.#bar = this.take().at(-1)?.place;
  }

  take(): readonly Placed[] {
    this.#kept = this.#kept
      .sort((one, other) => compare(one.place[0], one.place[1], other.place) * this.#sign)
      .slice(0, this.#limit);
    return this.#kept;
  }
}
