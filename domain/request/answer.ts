import { demandFilled } from '../case/prepared-answers.ts';
import { Conflict } from '../errors.ts';
import { type Message, writeLetter } from '../letter/write-letter.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { sendLetter } from '../nudge/send-letter.ts';
import type { TypedText } from '../values.ts';
import { csatIdOf, requestEntry } from './request-entry.ts';
import { type Request, requestOf } from './request-of.ts';

export interface AnswerInput {
  readonly caseId: string;
  readonly by: string;
  readonly text: TypedText;
  /** nothing more is expected: the request is closed, and its answer may be rated */
  readonly closes: boolean;
}
export interface Answered {
  readonly kind: 'answered';
  readonly caseId: string;
  readonly masked: boolean;
}

/** the letter that says that an answer is there: not the answer itself, which may hold what no mailbox should */
export const letterOf = (snapshot: Snapshot, { policy, now }: Context): Message =>
  writeLetter(policy, snapshot.merchant, { template: 'request_answered', due: [], locale: snapshot.merchant.locale, now });

const ended = (request: Request, context: Context, by: string): Changes => {
  const actor = { kind: 'person', id: by } as const;
  return {
    puts: [
      {
        ...{ ...request, closedAt: context.now },
        request: { ...request.request, closings: [...(request.request.closings ?? []), context.now] },
      },
    ],
    deletes: [],
    timeline: [requestEntry(request, 'closed', context, actor)],
  };
};

/** Operations end a request without an answer on the page: it was dealt with another way. One that is over stays as it is. */
export const closeRequest = (snapshot: Snapshot, caseId: string, by: string, context: Context): Changes => {
  const known = snapshot.cases.find(({ id }) => id === caseId);
  if (known?.request === undefined || known.closedAt !== undefined) return { puts: [], deletes: [], timeline: [] };
  return ended(requestOf(snapshot, caseId), context, by);
};

/**
 * A person answers a request: the merchant is told by letter that an answer is there, and it is for the merchant to write next. Throws
 * CaseNotFound, Conflict for one that is closed or takes no more, InvalidInput for a text with a gap.
 */
export const answer = (snapshot: Snapshot, input: AnswerInput, context: Context): Decision<Answered> => {
  const { caseId, by, text, closes } = input;
  const { merchantId, run, locale } = presentMerchant(snapshot, snapshot.merchant.merchantId).merchant;
  const known = requestOf(snapshot, caseId);
  if (known.closedAt !== undefined) throw new Conflict({ code: 'request-ended', about: {} });
  demandFilled(text.text);
  const { now } = context;
  const n = known.request.messages + 1;
  const actor = { kind: 'person', id: by } as const;
  const answered: Request = {
    ...known,
    request: { ...known.request, waitingOn: 'merchant', messages: n, unanswered: 0, answeredAt: now },
    // the letter of an answer that ends it asks for the rating too
    ...(closes && { ratingOfferedAt: now }),
  };
  const to = { address: known.request.askedBy, locale };
  const order = { letter: 'request_answered', caseId, to, because: `${caseId}/${n}`, actor, run } as const;
  const own: Changes = {
    puts: [answered],
    deletes: [],
    timeline: [
      requestEntry(known, 'answered', context, actor),
      ...(closes ? [requestEntry(known, 'offered', context, actor, { csatId: csatIdOf(known) })] : []),
    ],
  };
  const told = both(own, sendLetter(snapshot, order, context));
  return {
    result: { kind: 'answered', caseId, masked: text.masked },
    ...(closes ? both(told, ended(answered, context, by)) : told),
    said: [{ merchantId, caseId, n, at: now, from: actor, text: text.text }],
  };
};
