import type { CareCase } from '../model/care.ts';
import { factsOfCase } from './facts-of-case.ts';
import { partyAfter } from './standing.ts';

/** the questions and promises of a case whose day has come, and that a person was asked about */
const reminded = ({ promises = [], questions = [] }: Pick<CareCase, 'promises' | 'questions'>): number =>
  promises.filter(({ remindedAt, ended }) => remindedAt !== undefined && ended === undefined).length +
  questions.filter(({ remindedAt, answered }) => remindedAt !== undefined && answered === undefined).length;

/** Must a person of ours act: it waits for us, or a day has come that a provider let pass or that somebody promised. */
export const needsPerson = (one: CareCase): boolean => {
  if (one.closedAt !== undefined) return false;
  const written = one.request?.waitingOn;
  const ours =
    one.happened === undefined && written !== undefined ? written === 'operations' : partyAfter(factsOfCase(one)) === 'us';
  return ours || reminded(one) > 0;
};

/** Has nothing happened since that a person must look at: what a task was opened for before. */
export const needsTheSame = (one: CareCase, before: CareCase): boolean =>
  needsPerson(before) && (one.happened ?? []).length === (before.happened ?? []).length && reminded(one) === reminded(before);
