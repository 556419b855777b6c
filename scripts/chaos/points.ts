import { createHash } from 'node:crypto';
import type { KillPoint } from './life.ts';

/** 0 ≤ x < 1, the same for the same words */
const chance = (...words: readonly (string | number)[]): number =>
  createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;

/**
 * The deaths of the n-th life, drawn from a seed: one somewhere in the journey; every fourth life dies again while it recovers.
 * Half of them in the middle of a block of writes, half a moment later, while a table or a function is being waited for.
 * @param writes journal writes of an uninterrupted life
 */
export function deathsOf(seed: number, life: number, writes: number): readonly KillPoint[] {
  const delayMs = (which: string): number =>
    chance(seed, life, which, 'later') < 0.5 ? 0 : chance(seed, life, which, 'delay') * 4;
  // the end is left out: a kill after the last write kills nothing
  const first = { atWrite: 1 + Math.floor(chance(seed, life, 'first') * writes * 0.9), delayMs: delayMs('first') };
  if (life % 4 !== 3) return [first];
  return [first, { atWrite: 1 + Math.floor(chance(seed, life, 'second') * 300), delayMs: delayMs('second') }];
}
