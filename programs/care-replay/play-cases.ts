import { type CaseMove, takeMove } from '../../domain/case-clock/take-move.ts';
import { addTimes, noTime, type TimeByParty, timeByParty } from '../../domain/case-clock/time-by-party.ts';
import type { CaseNews } from './read-incidents.ts';

export interface PlayedCases {
  readonly moves: ReadonlyMap<string, readonly CaseMove[]>;
  /** ms of all cases */
  readonly time: TimeByParty;
}

/** Plays news as it arrives, each piece as the decision of a case takes it. */
export const playCases = (news: Iterable<CaseNews>): PlayedCases => {
  const moves = new Map<string, readonly CaseMove[]>();
  for (const { caseId, move } of news) moves.set(caseId, takeMove(moves.get(caseId) ?? [], move));
  const time = [...moves.values()].reduce((sum, one) => addTimes(sum, timeByParty(one)), noTime);
  return { moves, time };
};
