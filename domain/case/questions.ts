import { addBusinessHours } from '../calendar/add-business-hours.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { CaseQuestion } from '../model/case-parts.ts';
import type { Context, Decision } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
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

/**
 * A provider is asked about a case: its clock counts in its own calendar, and both are fixed now. Throws CaseNotFound, MerchantClosed,
 * Conflict for a closed case, and InvalidInput for a provider that policy does not know.
 */
export const askProvider = (snapshot: Snapshot, input: QuestionInput, context: Context): Decision<Asked> => {
  const one = openCase(snapshot, input.caseId);
  const { providers } = context.policy.care.cases;
  const asked = providers.find(({ key }) => key === input.provider);
  if (asked === undefined) {
    const known = providers.map(({ key }) => key);
    throw new InvalidInput('provider', { code: 'case-provider-unknown', about: { provider: input.provider, known } });
  }
  const named = asked.calendar === ofTheMerchant ? undefined : context.policy.calendars[asked.calendar];
  const calendar = named ?? merchantCalendar(context.policy, snapshot.merchant);
  const { provider, text, by } = input;
  const dueAt = addBusinessHours(calendar, context.now, asked.answerHours);
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
