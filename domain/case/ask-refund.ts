import { Conflict, InvalidInput } from '../errors.ts';
import type { CaseQuestion } from '../model/case-parts.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { plainAmount } from '../money/minor-units.ts';
import { type CaseDeed, deedEntry, openCase, partId } from './case-deed.ts';
import { answerDue } from './questions.ts';

export interface RefundInput extends CaseDeed {
  readonly provider: string;
  /** what the provider calls the payment */
  readonly paymentReference: string;
  /** minor units; the whole payment when absent */
  readonly amountMinor?: number | undefined;
  readonly reason: string;
}
export interface RefundAsked {
  readonly kind: 'refund_asked';
  readonly questionId: string;
  readonly dueAt: string;
}

/**
 * A refund is a request to the provider that holds the payment, sent through its connector: we move no money and keep no books of it. Its clock
 * runs until it answers; the refund itself counts when the provider tells of it. Throws CaseNotFound, MerchantClosed, InvalidInput for a
 * provider policy does not know, and Conflict for a payment whose refund is asked for already.
 */
export const askRefund = (snapshot: Snapshot, input: RefundInput, context: Context): Decision<RefundAsked> => {
  const one = openCase(snapshot, input.caseId);
  const { provider, paymentReference, amountMinor, reason, by } = input;
  const { currency } = snapshot.merchant;
  const dueAt = answerDue(context.policy, snapshot, provider, context.now);
  if (dueAt === undefined) {
    const known = context.policy.care.cases.providers.map(({ key }) => key);
    throw new InvalidInput('provider', { code: 'case-provider-unknown', about: { provider, known } });
  }
  const { questions = [] } = one;
  const before = questions.find((other) => other.refundOf === paymentReference && other.answered === undefined);
  if (before !== undefined) throw new Conflict({ code: 'refund-asked-already', about: { payment: paymentReference } });
  const amount = amountMinor === undefined ? '' : ` ${plainAmount(amountMinor, currency)} ${currency}`;
  const text = `Refund${amount} ${paymentReference}: ${reason}`;
  const id = partId(one, 'q');
  const question: CaseQuestion = { id, provider, text, by, askedAt: context.now, dueAt, refundOf: paymentReference };
  const data = {
    ...{ of: id, provider, dueAt, paymentReference, currency },
    ...(amountMinor !== undefined && { amountMinor }),
  };
  return {
    result: { kind: 'refund_asked', questionId: id, dueAt },
    puts: [{ ...one, questions: [...questions, question] }],
    deletes: [],
    timeline: [deedEntry(one, 'case.refund-asked.v1', input, context, data)],
  };
};
