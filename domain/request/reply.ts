import { addDays } from '../calendar/add-days.ts';
import { endOfMerges } from '../case/merge-cases.ts';
import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TypedText } from '../values.ts';
import { isOnlyThanks } from './only-thanks.ts';
import { requestEntry } from './request-entry.ts';
import { type Asker, type Request, requestOf, withUs } from './request-of.ts';

export interface ReplyInput {
  readonly asker: Asker;
  readonly caseId: string;
  readonly text: TypedText;
}
export interface Replied {
  /** `thanked`: it asks for nothing, is kept and opens nothing */
  readonly kind: 'replied' | 'reopened' | 'thanked';
  readonly caseId: string;
  readonly masked: boolean;
}

/** Throws Conflict where nothing may be added: too many messages, too many of them unanswered. */
const demandRoom = ({ request }: Request, { policy }: Context): void => {
  const { unanswered, messages } = policy.care.requests;
  if (request.messages >= messages) throw new Conflict({ code: 'request-full', about: { most: messages } });
  if (request.unanswered >= unanswered) throw new Conflict({ code: 'replies-enough', about: { most: unanswered } });
};

/** Throws Conflict for one that ended too long ago, and where enough are open. */
const demandReopening = (snapshot: Snapshot, { closedAt = '' }: Request, { now, policy }: Context): void => {
  const { reopenDays: days, openAtOnce: most } = policy.care.requests;
  if (addDays(closedAt, days) < now) throw new Conflict({ code: 'request-too-old', about: { days } });
  if (withUs(snapshot).length >= most) throw new Conflict({ code: 'requests-enough', about: { most } });
};

/** a message of thanks for an answer: a person reads it with the case, and nobody has to act on it */
const thanked = (known: Request, { email }: Asker, text: TypedText, context: Context): Decision<Replied> => {
  demandRoom(known, context);
  const n = known.request.messages + 1;
  const from = { kind: 'merchant', id: email } as const;
  const { merchantId, id: caseId } = known;
  return {
    result: { kind: 'thanked', caseId, masked: text.masked },
    puts: [{ ...known, request: { ...known.request, messages: n } }],
    deletes: [],
    said: [{ merchantId, caseId, n, at: context.now, from, text: text.text }],
    timeline: [requestEntry(known, 'thanked', context, from)],
  };
};

/**
 * Somebody of the merchant writes again: it is for operations to answer now, and a request that was closed is open again. Thanks
 * alone open nothing. Throws CaseNotFound, and Conflict for one that takes no more.
 */
export const reply = (snapshot: Snapshot, { asker, caseId: asked, text }: ReplyInput, context: Context): Decision<Replied> => {
  const { merchantId } = presentMerchant(snapshot, snapshot.merchant.merchantId).merchant;
  const known = requestOf(snapshot, endOfMerges(snapshot, asked).id, asker);
  const caseId = known.id;
  const closed = known.closedAt !== undefined;
  if ((closed || known.request.waitingOn === 'merchant') && isOnlyThanks(text.text)) return thanked(known, asker, text, context);
  if (closed) demandReopening(snapshot, known, context);
  demandRoom(known, context);
  const { closedAt: _over, ...open } = known;
  const { now } = context;
  const n = known.request.messages + 1;
  const { rating: _rating, ratedAt: _ratedAt, ...request } = known.request;
  const from = { kind: 'merchant', id: asker.email } as const;
  const { title, severity } = known;
  return {
    result: { kind: closed ? 'reopened' : 'replied', caseId, masked: text.masked },
    puts: [
      {
        ...open,
        ...(closed && { reopenedAt: now }),
        request: {
          ...(closed ? request : known.request),
          waitingOn: 'operations',
          messages: n,
          unanswered: known.request.unanswered + 1,
        },
      },
    ],
    deletes: [],
    said: [{ merchantId, caseId, n, at: now, from, text: text.text }],
    timeline: [
      closed
        ? requestEntry(known, 'opened', context, from, { title, severity, topic: request.topic })
        : requestEntry(known, 'replied', context, from),
    ],
  };
};
