import { CaseNotFound } from '../case/case-not-found.ts';
import { factsOfCase } from '../case/facts-of-case.ts';
import { currentOf } from '../case/linked-case.ts';
import { waitAfter } from '../case/standing.ts';
import { deskOf } from '../connector/desks.ts';
import { contentHash } from '../content-hash.ts';
import { Conflict } from '../errors.ts';
import type { CareCase } from '../model/care.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TypedText } from '../values.ts';
import { isOnlyThanks } from './only-thanks.ts';
import type { Replied } from './reply.ts';
import { requestEntry } from './request-entry.ts';
import { type Asker, isRequest } from './request-of.ts';

/**
 * May somebody of the merchant see a case on its page that it did not ask there: one that the merchant itself opened at a help desk, and only for
 * those who manage the merchant. What a PSP client, an acquirer or an unknown sender asked is nobody else's to read.
 */
export const seesDeskCase = ({ role }: Asker, one: CareCase): boolean =>
  !isRequest(one) &&
  (one.requester === undefined || one.requester.kind === 'merchant') &&
  one.mergedInto === undefined &&
  deskOf(one.id) !== undefined &&
  (role === 'owner' || role === 'manager');

/** Throws CaseNotFound for one there is not, and in the same way for one that the asker may not see. */
export const deskRequestOf = (snapshot: Snapshot, caseId: string, asker: Asker): CareCase => {
  const found = snapshot.cases.find(({ id }) => id === caseId);
  const current = found === undefined ? undefined : currentOf(snapshot, found);
  if (current === undefined || !seesDeskCase(asker, current)) throw new CaseNotFound(caseId);
  return current;
};

/** how it stands, as the merchant reads it */
export const deskStatus = (one: CareCase): 'with_us' | 'answered' | 'closed' => {
  if (one.closedAt !== undefined) return 'closed';
  const wait = waitAfter(factsOfCase(one));
  return wait === 'merchant' || wait === 'resolved' ? 'answered' : 'with_us';
};

/** messages of the merchant since our last answer */
const unanswered = (one: CareCase): number => {
  const facts = factsOfCase(one);
  const last = facts.findLastIndex(({ what }) => what === 'answered');
  return facts.slice(last + 1).filter(({ what }) => what === 'heard').length;
};

/**
 * Somebody of the merchant goes on with a case of a help desk on its page: it is for us to act at once, and the desk gets the message as one of
 * the requester. Thanks alone open nothing. Throws CaseNotFound, and Conflict for a closed one and for one that takes no more.
 */
export const replyToDesk = (
  snapshot: Snapshot,
  { asker, caseId, text }: { readonly asker: Asker; readonly caseId: string; readonly text: TypedText },
  context: Context,
): Decision<Replied> => {
  const known = deskRequestOf(snapshot, caseId, asker);
  if (known.closedAt !== undefined) throw new Conflict({ code: 'request-ended', about: {} });
  const limits = context.policy.care.requests;
  const n = (known.written ?? 0) + 1;
  if (n > limits.messages) throw new Conflict({ code: 'request-full', about: { most: limits.messages } });
  if (unanswered(known) >= limits.unanswered) throw new Conflict({ code: 'replies-enough', about: { most: limits.unanswered } });
  const from = { kind: 'merchant', id: asker.email } as const;
  const thanks = waitAfter(factsOfCase(known)) !== 'us' && isOnlyThanks(text.text);
  const { merchantId, id } = known;
  return {
    result: { kind: thanks ? 'thanked' : 'replied', caseId: id, masked: text.masked },
    // the desk tells of it as of any message: that is this one
    puts: [{ ...known, written: n, ...(!thanks && { writtenHash: contentHash([text.text.trim()]) }) }],
    deletes: [],
    said: [{ merchantId, caseId: id, n, at: context.now, from, text: text.text }],
    timeline: [thanks ? requestEntry(known, 'thanked', context, from) : requestEntry(known, 'replied', context, from, { n })],
  };
};
