import type * as z from 'zod';
import type { CareCase } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type CaseStepInput, caseInHandOf, followed, secondsToNextClock } from './case-step.ts';
import type { followCaseResult } from './follow-case.ts';

/** the case with every day that has come marked: a provider let it pass, or somebody promised it */
const withReminders = (one: CareCase, now: string): CareCase => {
  const marked = <Due extends { readonly dueAt: string; readonly remindedAt?: string | undefined }>(due: Due): Due =>
    due.dueAt <= now && due.remindedAt === undefined ? { ...due, remindedAt: now } : due;
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
  { now }: Context,
): Decision<z.infer<typeof followCaseResult>> => {
  const { one } = caseInHandOf(known, input);
  if (one === undefined) return nothing({ kind: 'over', seconds: 60 });
  const next = followed(withReminders(one, now));
  return { result: { kind: 'followed', seconds: secondsToNextClock(next, now) }, puts: [next], deletes: [], timeline: [] };
};
