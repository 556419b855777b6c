import { addDays } from '../calendar/add-days.ts';
import { currentOf } from '../case/linked-case.ts';
import { contentHash } from '../content-hash.ts';
import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TypedText } from '../values.ts';
import { answeredFor } from './ask-merchant.ts';
import { isOnlyThanks } from './only-thanks.ts';
import { requestEntry } from './request-entry.ts';
import { type Asker, type Request, requestOf, withUs } from './request-of.ts';

export interface ReplyInput {
  readonly asker: Asker;
  readonly caseId: string;
  readonly text: TypedText;
}
export interface Replied {
  /** `thanked`: it asks for nothing, is kept and opens nothing. `linked`: it opened a case that goes on from the one it was about */
  readonly kind: 'replied' | 'reopened' | 'thanked' | 'linked';
  readonly caseId: string;
  readonly masked: boolean;
}

/** Throws Conflict where nothing may be added: too many messages, too many of them unanswered. */
const demandRoom = ({ request }: Request, { policy }: Context): void => {
  const { unanswered, messages } = policy.care.requests;
  if (request.messages >= messages) throw new Conflict({ code: 'request-full', about: { most: messages } });
  if (request.unanswered >= unanswered) throw new Conflict({ code: 'replies-enough', about: { most: unanswered } });
};

/** Throws Conflict where enough are open. */
const demandOpening = (snapshot: Snapshot, { policy }: Context): void => {
  const { openAtOnce: most } = policy.care.requests;
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

/** it ended too long ago to go on: a case of its own goes on from it */
const linked = (known: Request, { email }: Asker, text: TypedText, context: Context): Decision<Replied> => {
  const { merchantId, title, severity } = known;
  const { topic, asked, paymentReference } = known.request;
  const caseId = `r_${contentHash([known.id, String(known.version)]).slice(0, 24)}`;
  const from = { kind: 'merchant', id: email } as const;
  const next: Request = {
    ...{ kind: 'case', merchantId, id: caseId, version: 0, title, severity, openedAt: context.now, linkedTo: known.id },
    request: {
      ...{ topic, asked, askedBy: email, waitingOn: 'operations', messages: 1, unanswered: 1 },
      ...(paymentReference !== undefined && { paymentReference }),
    },
  };
  return {
    result: { kind: 'linked', caseId, masked: text.masked },
    puts: [next, { ...known, continuedIn: caseId }],
    deletes: [],
    said: [{ merchantId, caseId, n: 1, at: context.now, from, text: text.text }],
    timeline: [requestEntry(next, 'opened', context, from, { title, severity, topic, linkedTo: known.id })],
  };
};

/** the request as it goes on now. Throws CaseNotFound for one there is not, or that the asker may not see */
const currentRequest = (snapshot: Snapshot, caseId: string, asker: Asker): Request =>
  requestOf(snapshot, currentOf(snapshot, requestOf(snapshot, caseId)).id, asker);

/**
 * Somebody of the merchant writes again: it is for operations to answer now, and a request that was closed is open again, or goes on
 * in another one when that was long ago. Thanks alone open nothing. Throws CaseNotFound, and Conflict for one that takes no more.
 */
export const reply = (snapshot: Snapshot, { asker, caseId: asked, text }: ReplyInput, context: Context): Decision<Replied> => {
  const { merchantId } = presentMerchant(snapshot, snapshot.merchant.merchantId).merchant;
  const known = currentRequest(snapshot, asked, asker);
  const caseId = known.id;
  const { closedAt } = known;
  const closed = closedAt !== undefined;
  if ((closed || known.request.waitingOn === 'merchant') && isOnlyThanks(text.text)) return thanked(known, asker, text, context);
  if (closed) demandOpening(snapshot, context);
  if (closed && addDays(closedAt, context.policy.care.requests.reopenDays) < context.now)
    return linked(known, asker, text, context);
  demandRoom(known, context);
  const { closedAt: _over, ...open } = known;
  const { now } = context;
  const n = known.request.messages + 1;
  const { rating: _rating, ratedAt: _ratedAt, ...request } = known.request;
  const from = { kind: 'merchant', id: asker.email } as const;
  const { title, severity } = known;
  const told = answeredFor(snapshot, known, { text: text.text, by: asker.email }, context);
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
      ...told.puts,
    ],
    deletes: [],
    said: [{ merchantId, caseId, n, at: now, from, text: text.text }],
    timeline: [
      closed
        ? requestEntry(known, 'opened', context, from, { title, severity, topic: request.topic })
        : requestEntry(known, 'replied', context, from),
      ...told.timeline,
    ],
  };
};
