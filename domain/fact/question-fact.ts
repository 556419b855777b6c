import { answerDue } from '../case/questions.ts';
import type { CaseQuestion } from '../model/case-parts.ts';
import { type Effect, type Fact, type Followed, refused, stale } from './fact.ts';
import { caseToldOf } from './presumed-case.ts';

type Asked = Fact<'question.asked.v1'>;
type Answered = Fact<'question.answered.v1'>;

const tellerOf = ({ teller }: Pick<Asked, 'teller'>): string => (teller.kind === 'outside' ? teller.source : teller.id);
const numbered = (seq: number | undefined) => (seq === undefined ? {} : { seq });

/**
 * Somebody of ours asked a provider where the letters of a case are kept: its clock counts from then in its own calendar, however late we hear of
 * it. One that was answered before we heard of it is answered.
 */
export const questionAskedFact = (told: Asked): Effect => {
  const { event, context, snapshot } = told;
  const { caseId, questionId: id, provider, text, seq } = event.data;
  const { one, begins } = caseToldOf(told, caseId);
  const { questions = [], happened = [] } = one;
  if (questions.some((other) => other.id === id)) return stale('question_known');
  const dueAt = answerDue(context.policy, snapshot, provider, event.time);
  if (dueAt === undefined) {
    const known = context.policy.care.cases.providers.map(({ key }) => key);
    return refused({ code: 'provider_unknown', field: 'data.provider', about: { provider, known } });
  }
  const answer = happened.find(({ what, of }) => what === 'provider_answered' && of === id);
  const by = tellerOf(told);
  const question: CaseQuestion = {
    ...{ id, provider, text, by, askedAt: event.time, dueAt },
    ...(answer !== undefined && { answered: { at: answer.at, by } }),
  };
  const asked: Followed = {
    ...{ part: 'provider-asked', type: 'case.provider-asked.v1' },
    data: { caseId: one.id, of: id, provider, dueAt, ...numbered(seq) },
  };
  return { kind: 'takes', puts: [{ ...one, questions: [...questions, question] }], follows: [...begins, asked] };
};

/** The provider answered there: its clock stops then, and the case is ours again. It may be heard of before its question. */
export const questionAnsweredFact = (told: Answered): Effect => {
  const { event } = told;
  const { caseId, questionId: of, text, seq } = event.data;
  const { one, begins } = caseToldOf(told, caseId);
  const { questions = [] } = one;
  const asked = questions.find(({ id }) => id === of);
  if (asked?.answered !== undefined) return stale('question_known');
  const answered = { at: event.time, by: tellerOf(told), ...(text !== undefined && { text }) };
  const next = questions.map((other) => (other.id === of ? { ...other, answered } : other));
  const provider = asked === undefined ? {} : { provider: asked.provider };
  const heard: Followed = {
    ...{ part: 'provider-answered', type: 'case.provider-answered.v1' },
    data: { caseId: one.id, of, ...provider, ...numbered(seq) },
  };
  return {
    kind: 'takes',
    puts: [asked === undefined ? one : { ...one, questions: next }],
    follows: [...begins, heard],
  };
};
