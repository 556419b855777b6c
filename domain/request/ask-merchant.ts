import { addWorkingDays } from '../calendar/working-days.ts';
import { type CaseDeed, deedEntry, openCase, partId } from '../case/case-deed.ts';
import { contentHash } from '../content-hash.ts';
import { Conflict } from '../errors.ts';
import { kindOfLetter } from '../letter/letter-texts.ts';
import type { CareCase } from '../model/care.ts';
import type { CaseQuestion } from '../model/case-parts.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { sendLetter, type Told } from '../nudge/send-letter.ts';
import { titleFrom } from './ask.ts';
import { requestEntry } from './request-entry.ts';
import type { Request } from './request-of.ts';

export interface MerchantQuestionInput extends CaseDeed {
  /** what it is asked, account numbers masked */
  readonly text: string;
}
export interface MerchantAsked {
  readonly kind: 'merchant_asked';
  readonly questionId: string;
  /** the case of the merchant's own */
  readonly caseId: string;
  readonly dueAt: string;
}

const isOfMerchant = ({ requester }: CareCase): boolean => requester === undefined || requester.kind === 'merchant';

/** the case of its own in which the merchant sees the question: nothing of whose case it is for */
const ownCase = (one: CareCase, question: CaseQuestion, { merchant }: Snapshot, { now }: Context): Request => {
  const id = `r_${contentHash([one.id, question.id]).slice(0, 24)}`;
  return {
    ...{ kind: 'case', merchantId: one.merchantId, id, version: 0, title: titleFrom(question.text), severity: one.severity },
    ...{ openedAt: now, asksFor: { caseId: one.id, questionId: question.id } },
    request: {
      ...{ topic: 'other', askedBy: merchant.contact.email ?? merchant.merchantId, asked: contentHash([one.id, question.text]) },
      ...{ waitingOn: 'merchant', messages: 1, unanswered: 0, answeredAt: now },
    },
  };
};

/**
 * The merchant is asked for what an acquirer, a PSP client or somebody else wants to know. It sees the question in a case of its own on its page
 * and is told by letter; the case it is asked for keeps its clocks, and has one more that counts for the merchant. Throws CaseNotFound,
 * MerchantClosed, Conflict for a closed case and for one that the merchant opened itself.
 */
export const askMerchant = (snapshot: Snapshot, input: MerchantQuestionInput, context: Context): Decision<MerchantAsked> => {
  const one = openCase(snapshot, input.caseId);
  if (isOfMerchant(one)) throw new Conflict({ code: 'merchant-asked-itself', about: {} });
  const { now, policy } = context;
  const { text, by } = input;
  const { merchantId, contact, locale, run } = snapshot.merchant;
  const { silenceDays } = policy.care.cases;
  const terms = one.terms ?? { merchantCalendar: merchantCalendar(policy, snapshot.merchant), silenceDays };
  const dueAt = addWorkingDays(terms.merchantCalendar, now, terms.silenceDays);
  const known = { id: partId(one, 'q'), provider: 'merchant', to: 'merchant', text, by, askedAt: now, dueAt } as const;
  const own = ownCase(one, known, snapshot, context);
  const question: CaseQuestion = { ...known, askedIn: own.id };
  const actor = { kind: 'person', id: by } as const;
  const { title, severity } = own;
  const changes: Changes = {
    puts: [{ ...one, questions: [...(one.questions ?? []), question] }, own],
    deletes: [],
    timeline: [
      deedEntry(one, 'case.merchant-asked.v1', input, context, { of: question.id, in: own.id, dueAt }),
      requestEntry(own, 'opened', context, actor, { title, severity, topic: 'other' }),
      requestEntry(own, 'answered', context, actor),
    ],
  };
  // a policy from before there was such a letter has the other one
  const told: Told =
    kindOfLetter(policy.letters, 'request_asked') === undefined
      ? { letter: 'request_answered', caseId: own.id }
      : { letter: 'request_asked', caseId: own.id };
  const to = contact.email === undefined ? undefined : { address: contact.email, locale };
  const order = { ...told, to, because: `${own.id}/1`, actor, run };
  return {
    result: { kind: 'merchant_asked', questionId: question.id, caseId: own.id, dueAt },
    ...both(changes, sendLetter(snapshot, order, context)),
    said: [{ merchantId, caseId: own.id, n: 1, at: now, from: actor, text }],
  };
};

/** What the merchant wrote answers the question that its case was opened for: whoever asked is waited on no more. Nothing where it was for none. */
export const answeredFor = (snapshot: Snapshot, own: CareCase, said: { text: string; by: string }, { now }: Context): Changes => {
  const { asksFor } = own;
  const one = snapshot.cases.find(({ id }) => id === asksFor?.caseId);
  const { questions = [] } = one ?? {};
  const open = questions.find(({ id, answered }) => id === asksFor?.questionId && answered === undefined);
  if (one === undefined || open === undefined) return { puts: [], deletes: [], timeline: [] };
  const answered: CaseQuestion = { ...open, answered: { at: now, ...said } };
  const entry: TimelineEntry = {
    ...{ merchantId: one.merchantId, id: `case/${one.id}/case.merchant-answered.v1/${open.id}`, at: now },
    ...{ type: 'case.merchant-answered.v1', actor: { kind: 'merchant', id: said.by }, data: { caseId: one.id, of: open.id } },
  };
  const next = questions.map((other) => (other.id === open.id ? answered : other));
  return { puts: [{ ...one, questions: next }], deletes: [], timeline: [entry] };
};
