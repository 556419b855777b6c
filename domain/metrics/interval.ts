import type { Rate } from './rate.ts';

/** quantile of the normal distribution for 95 % */
const Z = 1.959963984540054;

/** where a share lies with 95 % confidence, 0..1 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 95 % interval of a share by Wilson's score; null when there was nothing to take it over. */
export function wilson({ value, n }: Rate): Interval | null {
  if (value === null) return null;
  const spread = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n));
  const middle = value + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** The 95 % interval of `one` − `other`, two independent shares, by Newcombe's hybrid score; null unless both are known. */
export function differenceInterval(one: Rate, other: Rate): Interval | null {
  const [a, b] = [wilson(one), wilson(other)];
  if (a === null || b === null || one.value === null || other.value === null) return null;
  const difference = one.value - other.value;
  return {
    low: difference - Math.hypot(one.value - a.low, b.high - other.value),
    high: difference + Math.hypot(a.high - one.value, other.value - b.low),
  };
}
