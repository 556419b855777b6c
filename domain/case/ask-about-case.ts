import type * as z from 'zod';
import type { CareCase } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { type CaseStepInput, caseInHandOf, followed, secondsToNextClock } from './case-step.ts';
import type { followCaseResult } from './follow-case.ts';

interface Due {
  readonly id: string;
  readonly dueAt: string;
  readonly remindedAt?: string | undefined;
}
const hasCome =
  (now: string, isOpen: boolean) =>
  ({ dueAt, remindedAt }: Due): boolean =>
    isOpen && dueAt <= now && remindedAt === undefined;

/** promises and questions whose day has come, and that nobody was asked about */
const comeBy = ({ promises = [], questions = [] }: CareCase, now: string): readonly string[] => [
  ...promises.filter((one) => hasCome(now, one.ended === undefined)(one)).map(({ id }) => id),
  ...questions.filter((one) => hasCome(now, one.answered === undefined)(one)).map(({ id }) => id),
];

/** the case with these marked: a person is asked about each once */
const withReminders = (one: CareCase, come: readonly string[], now: string): CareCase => {
  const marked = <One extends Due>(due: One): One => (come.includes(due.id) ? { ...due, remindedAt: now } : due);
  const { promises, questions } = one;
  return {
    ...one,
    ...(promises === undefined ? {} : { promises: promises.map(marked) }),
    ...(questions === undefined ? {} : { questions: questions.map(marked) }),
  };
};

/**
 * The step "Ask a person": where it is for us to act, or a day has come, people of the queue have a task about the case. It follows from
 * the case itself (domain/work/settle-work.ts), in this transaction. Throws MerchantNotFound, MerchantClosed.
 */
export const askAboutCase = (
  known: Snapshot | undefined,
  input: CaseStepInput,
  context: Context,
): Decision<z.infer<typeof followCaseResult>> => {
  const { one } = caseInHandOf(known, input);
  if (one === undefined) return nothing({ kind: 'over', seconds: 60 });
  const { now } = context;
  const come = comeBy(one, now);
  // where it is for somebody else to act, that is news to the run: it goes to where they are waited for
  const next = followed(withReminders(one, come, now), 'us');
  return {
    result: { kind: 'followed', seconds: secondsToNextClock(next, now) },
    puts: [next],
    deletes: [],
    timeline:
      come.length === 0
        ? []
        : [stepEntry(input, 'ask-about-case', context, { type: 'case.day-came.v1', data: { caseId: one.id, of: [...come] } })],
  };
};
