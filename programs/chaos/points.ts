import { createHash } from 'node:crypto';
import type { KillPoint } from './life.ts';

/** 0 ≤ x < 1, the same for the same words */
const chance = (...words: readonly (string | number)[]): number =>
  createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;

/**
 * The deaths of the n-th life, drawn from a seed and spread over the whole journey, some of them while it recovers from the one before.
 * Half of them in the middle of a block of writes, half a moment later, while a table or a function is being waited for.
 * @param writes journal writes of an uninterrupted life
 * @param deaths how many are planned; those that would come after the end of the journey do not happen
 */
export function deathsOf(seed: number, life: number, writes: number, deaths: number): readonly KillPoint[] {
  return Array.from({ length: deaths }, (_, nth) => {
    const drawn = (what: string): number => chance(seed, life, nth, what);
    // every fifth soon after a start; the others as far apart as lets them reach the end
    const reach = nth > 0 && drawn('soon') < 0.2 ? 600 : (1.6 * writes) / (deaths + 1);
    return {
      atWrite: 1 + Math.floor(drawn('write') * Math.min(reach, writes * 0.9)),
      delayMs: drawn('later') < 0.5 ? 0 : drawn('delay') * 4,
    };
  });
}
