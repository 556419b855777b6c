import type { CaseParty } from './parties.ts';

/** From `at` on a case waits for a party, until its next move. */
export interface CaseMove {
  /** epoch ms */
  readonly at: number;
  readonly party: CaseParty;
}

export type TimeByParty = Readonly<Record<CaseParty | 'total', number>>;

export const noTime: TimeByParty = { us: 0, merchant: 0, provider: 0, engineering: 0, resolved: 0, closed: 0, total: 0 };

/**
 * Whom a case waited for, in milliseconds from its first move to `until`, without one to its last: each instant belongs to exactly one party,
 * so the parties add up to the total. `moves` are ascending.
 */
export const timeByParty = (moves: readonly CaseMove[], until?: number): TimeByParty => {
  const ends = moves.slice(1).map(({ at }) => at);
  const time = { ...noTime };
  for (const [n, { at, party }] of moves.entries()) {
    const took = Math.max(0, (ends[n] ?? until ?? at) - at);
    time[party] += took;
    time.total += took;
  }
  return time;
};

/** Both together. */
export const addTimes = (one: TimeByParty, other: TimeByParty): TimeByParty => ({
  us: one.us + other.us,
  merchant: one.merchant + other.merchant,
  provider: one.provider + other.provider,
  engineering: one.engineering + other.engineering,
  resolved: one.resolved + other.resolved,
  closed: one.closed + other.closed,
  total: one.total + other.total,
});
