/** A share with the number it was taken over; null when there was nothing to take it over. */
export interface Rate {
  readonly value: number | null;
  readonly n: number;
}

/** `part` of `whole` as a rate; whole numbers of 0 or more. */
export function rate(part: number, whole: number): Rate {
  return { value: whole === 0 ? null : part / whole, n: whole };
}
