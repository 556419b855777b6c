import { hash } from 'node:crypto';

/**
 * Chance without a stream: every draw depends on the seed and a label only, never on the order of draws, so a resumed or re-run
 * history draws the same. Uniform in [0, 1).
 */
export function chance(seed: number, ...label: readonly (string | number)[]): number {
  return Number.parseInt(hash('sha256', [seed, ...label].join('\u0000')).slice(0, 8), 16) / 2 ** 32;
}

/** one of the choices by weight */
export function pick<T extends string>(weights: Readonly<Record<T, number>>, draw: number): T {
  const entries: [T, number][] = [];
  for (const key in weights) entries.push([key, weights[key]]);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new RangeError('pick needs at least one choice');
  return last[0];
}

/** a value whose quantiles are given as [probability, value] pairs in ascending order, linear in between */
export function fromQuantiles(quantiles: readonly (readonly [number, number])[], draw: number): number {
  for (let i = 1; i < quantiles.length; i++) {
    const [p0, v0] = quantiles[i - 1] ?? [0, 0];
    const [p1, v1] = quantiles[i] ?? [1, 0];
    if (draw <= p1) return v0 + ((v1 - v0) * Math.max(0, draw - p0)) / (p1 - p0);
  }
  return quantiles.at(-1)?.[1] ?? 0;
}
