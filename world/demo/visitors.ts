import { chance } from '../chance.ts';
import { type Applicant, applicant } from './applicants.ts';
import { CAUGHT_HOURS } from './stopped-night.ts';
import type { Trouble } from './trouble.ts';

const HOUR = 3_600_000;
const kinds = ['young', 'listed', 'resold'] as const satisfies readonly Trouble[];
/** hours before the demo's own time: a working day lies between, on which their papers are verified and the reviews open */
const early = [99, 87, 75, CAUGHT_HOURS];
const EVERY_HOURS = 30;
const LATER = 60;

export const isVisitor = (reference: string): boolean => reference.startsWith('visitor-');

/**
 * Applicants who hand in everything at once and whom a person must look at: whoever opens the console at `from` (epoch ms), or in the ten
 * weeks after, finds a risk review that has just been opened.
 */
export const visitors = (seed: number, from: number): readonly Applicant[] =>
  [...early.map((hours) => -hours), ...Array.from({ length: LATER }, (_, n) => (n + 1) * EVERY_HOURS)].map((hours, n) => {
    const reference = `visitor-${String(n + 1).padStart(4, '0')}`;
    const wobble = hours < 0 ? 0 : chance(seed, reference, 'when') * 8;
    return applicant({
      seed,
      reference,
      n: 9_000 + n,
      appliesAt: from + (hours + wobble) * HOUR,
      trouble: kinds[n % kinds.length],
    });
  });
