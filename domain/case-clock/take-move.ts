import type { CaseParty } from './parties.ts';

/** From `at` on a case waits for a party, until its next move. Moves of one instant count in order of `seq`. */
export interface CaseMove {
  /** epoch ms */
  readonly at: number;
  readonly seq: number;
  readonly party: CaseParty;
}

/** below 0 when the first comes first, 0 when both are the same move */
const order = (one: CaseMove, other: CaseMove): number =>
  one.at - other.at || one.seq - other.seq || (one.party < other.party ? -1 : Number(one.party > other.party));

/**
 * The moves of a case, ascending, with one that was heard of: wherever it belongs, for news comes late and in any order. A move that is known
 * changes nothing: news comes twice.
 */
export const takeMove = (moves: readonly CaseMove[], move: CaseMove): readonly CaseMove[] => {
  const before = moves.findLastIndex((one) => order(one, move) <= 0);
  const last = moves[before];
  if (last !== undefined && order(last, move) === 0) return moves;
  return [...moves.slice(0, before + 1), move, ...moves.slice(before + 1)];
};
