import { addBusinessHours } from '../calendar/add-business-hours.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { CaseQuestion } from '../model/case-parts.ts';
import type { Context, Decision } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { ofTheMerchant } from '../policy/task-schema.ts';
import { type CaseDeed, caseOf, deedEntry, openCase, partId } from './case-deed.ts';

export interface QuestionInput extends CaseDeed {
  readonly provider: string;
  /** what it is asked, account numbers masked */
  readonly text: string;
}
export interface Asked {
  readonly kind: 'provider_asked';
  readonly questionId: string;
  readonly dueAt: string;
}

/** when policy expects a provider's answer, in the provider's own calendar; undefined for one it does not know */
export const answerDue = (
  policy: Policy,
  { merchant }: Pick<Snapshot, 'merchant'>,
  provider: string,
  from: string,
): string | undefined => {
  const asked = policy.care.cases.providers.find(({ key }) => key === provider);
  if (asked === undefined) return undefined;
  const named = asked.calendar === ofTheMerchant ? undefined : policy.calendars[asked.calendar];
  return addBusinessHours(named ?? merchantCalendar(policy, merchant), from, asked.answerHours);
};

/**
 * A provider is asked about a case: its clock counts in its own calendar, and both are fixed now. Throws CaseNotFound, MerchantClosed,
 * Conflict for a closed case, and InvalidInput for a provider that policy does not know.
 */
export const askProvider = (snapshot: Snapshot, input: QuestionInput, context: Context): Decision<Asked> => {
  const one = openCase(snapshot, input.caseId);
  const { provider, text, by } = input;
  const dueAt = answerDue(context.policy, snapshot, provider, context.now);
  if (dueAt === undefined) {
    const known = context.policy.care.cases.providers.map(({ key }) => key);
    throw new InvalidInput('provider', { code: 'case-provider-unknown', about: { provider: input.provider, known } });
  }
  const question: CaseQuestion = { id: partId(one, 'q'), provider, text, by, askedAt: context.now, dueAt };
  return {
    result: { kind: 'provider_asked', questionId: question.id, dueAt },
    puts: [{ ...one, questions: [...(one.questions ?? []), question] }],
    deletes: [],
    timeline: [deedEntry(one, 'case.provider-asked.v1', input, context, { of: question.id, provider, dueAt })],
  };
};

export interface ProviderAnswerInput extends CaseDeed {
  readonly questionId: string;
  readonly text: string;
}
export interface ProviderAnswered {
  readonly kind: 'provider_answered';
  readonly questionId: string;
}

/** The provider, or the merchant that was asked, answered: its clock stops, and it is for us to act. Throws CaseNotFound, MerchantClosed, Conflict for a question that is not open. */
export const takeProviderAnswer = (
  snapshot: Snapshot,
  input: ProviderAnswerInput,
  context: Context,
): Decision<ProviderAnswered> => {
  const one = caseOf(snapshot, input.caseId);
  const { questions = [] } = one;
  const found = questions.find(({ id, answered }) => id === input.questionId && answered === undefined);
  if (found === undefined) throw new Conflict({ code: 'question-not-open', about: {} });
  const { text, by } = input;
  const answered: CaseQuestion = { ...found, answered: { at: context.now, by, text } };
  return {
    result: { kind: 'provider_answered', questionId: found.id },
    puts: [{ ...one, questions: questions.map((other) => (other.id === found.id ? answered : other)) }],
    deletes: [],
    timeline: [
      found.to === 'merchant'
        ? deedEntry(one, 'case.merchant-answered.v1', input, context, { of: found.id })
        : deedEntry(one, 'case.provider-answered.v1', input, context, { of: found.id, provider: found.provider }),
    ],
  };
};
