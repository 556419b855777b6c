import { addDays } from '../calendar/add-days.ts';
import { factsOfCase } from '../case/facts-of-case.ts';
import { isAutomatic } from '../case/is-automatic.ts';
import { currentCase, linkedId } from '../case/linked-case.ts';
import { partyAfter } from '../case/standing.ts';
import { caseOfThread } from '../case/thread-id.ts';
import { contentHash } from '../content-hash.ts';
import type { CareCase } from '../model/care.ts';
import type { CaseMessage } from '../model/case-message.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { answeredFor } from '../request/ask-merchant.ts';
import { isOnlyThanks } from '../request/only-thanks.ts';
import { isRequest } from '../request/request-of.ts';
import type { Actor } from '../values.ts';
import { type Effect, type Fact, type Followed, stale } from './fact.ts';
import { openingOf } from './presumed-case.ts';

type Told = Fact<'case.message.written.v1'>;

/** as many ids of messages are kept: a delivery comes again within hours */
const REMEMBERED = 100;

/** does the merchant use this address: its contact, its members, and whoever asked */
const isTheirs = ({ merchant, members }: Snapshot, one: CareCase, address = ''): boolean => {
  const known = [merchant.contact.email, ...members.map(({ id }) => id), one.request?.askedBy];
  return known.some((each) => each !== undefined && each.trim().toLowerCase() === address.trim().toLowerCase());
};

/** the case that it is about: by what it answers where its sender may, otherwise the one its ticket is */
const subjectOf = ({ event, snapshot }: Told): CareCase | undefined => {
  const { references, inReplyTo, address, caseId, direction } = event.data;
  const named = caseOfThread([...references, ...inReplyTo], snapshot.merchant.merchantId);
  const joined = named === undefined ? undefined : currentCase(snapshot, named);
  if (joined !== undefined && (direction !== 'in' || isTheirs(snapshot, joined, address))) return joined;
  return currentCase(snapshot, caseId);
};

const fresh = ({ event, snapshot }: Told, id: string, more: Partial<CareCase> = {}): CareCase => ({
  ...{ kind: 'case', merchantId: snapshot.merchant.merchantId, id, version: 0, severity: 'normal', openedAt: event.time },
  title: event.data.subject ?? id,
  ...more,
});

/** was the case closed when it was written: of one instant by the numbers of whoever tells both */
const cameAfterClosing = ({ event }: Told, one: CareCase, closedAt: string): boolean => {
  if (event.time !== closedAt) return event.time > closedAt;
  const { seq } = event.data;
  const closings = factsOfCase(one).filter(({ what, at }) => what === 'closed' && at === closedAt);
  return seq !== undefined && closings.every((closing) => closing.seq !== undefined && seq > closing.seq);
};

/** the case as it stands once the message counts: opened again within policy's days, afterwards a new one that goes on from it */
const reopened = (told: Told, one: CareCase): { readonly one: CareCase; readonly old?: CareCase; readonly opens?: Followed } => {
  const { event, context } = told;
  if (one.closedAt === undefined || !cameAfterClosing(told, one, one.closedAt)) return { one };
  if (addDays(one.closedAt, context.policy.care.requests.reopenDays) >= event.time) {
    const { closedAt: _over, ...open } = one;
    return { one: { ...open, reopenedAt: event.time }, opens: openingOf(one, event) };
  }
  const { title, severity, matter, requester } = one;
  const next = fresh(told, linkedId(one, event.data.messageId), {
    ...{ title, severity, linkedTo: one.id },
    ...(matter !== undefined && { matter }),
    ...(requester !== undefined && { requester }),
  });
  return { one: next, old: { ...one, continuedIn: next.id }, opens: openingOf(next, event) };
};

const actorOf = ({ event, snapshot, teller }: Told): Actor =>
  event.data.direction === 'in'
    ? { kind: 'merchant', id: event.data.address ?? snapshot.merchant.merchantId }
    : { kind: 'provider', id: teller.kind === 'outside' ? teller.source : teller.id };

/** was it written here, by us or on the merchant's page, and comes back from the desk that got it */
const isOurs = ({ writtenHash }: CareCase, text: string): boolean => writtenHash === contentHash([text.trim()]);

/** what a message means for whom the case waits: nothing where a machine wrote it, where nobody outside reads it, or where it only thanks */
const meaningOf = ({ event }: Told, one: CareCase, automatic: boolean): 'heard' | 'answered' | undefined => {
  const { direction, text = '' } = event.data;
  if (automatic || direction === 'internal' || isOurs(one, text)) return undefined;
  if (direction === 'out') return 'answered';
  const acts = partyAfter(factsOfCase(one));
  return acts !== 'us' && isOnlyThanks(text) ? undefined : 'heard';
};

/** the case with one message more, and the message */
const withMessage = (told: Told, one: CareCase, automatic: boolean): readonly [CareCase, readonly CaseMessage[]] => {
  const { text, direction, channel, messageId } = told.event.data;
  const messageIds = [...(one.messageIds ?? []), messageId].slice(-REMEMBERED);
  if (text !== undefined && isOurs(one, text)) {
    // it is among the messages already; the same text once more is another one
    const { writtenHash: _back, ...rest } = one;
    return [{ ...rest, messageIds }, []];
  }
  if (text === undefined) return [{ ...one, messageIds }, []];
  const n = (isRequest(one) ? one.request.messages : (one.written ?? 0)) + 1;
  const { merchantId, id: caseId } = one;
  const said: CaseMessage = {
    ...{ merchantId, caseId, n, at: told.event.time, from: actorOf(told), text },
    ...(direction === 'internal' && { internal: true }),
    elsewhere: { direction, channel, messageId, automatic },
  };
  const counted = isRequest(one) ? { request: { ...one.request, messages: n } } : { written: n };
  return [{ ...one, ...counted, messageIds }, [said]];
};

/** of one asked on the merchant's page: who writes next there */
const turned = (one: CareCase, counts: 'heard' | 'answered' | undefined): CareCase => {
  if (one.request === undefined || counts === undefined) return one;
  const request =
    counts === 'heard'
      ? { waitingOn: 'operations' as const, unanswered: one.request.unanswered + 1 }
      : { waitingOn: 'merchant' as const, unanswered: 0 };
  return { ...one, request: { ...one.request, ...request } };
};

/**
 * A message of a case was written elsewhere. Its direction decides whom the case waits for, never a status; it joins the case whose letter it
 * answers where its sender is the merchant's. What a machine wrote is kept, opens nothing and is never answered; so is a message of thanks.
 */
export const caseMessageFact = (told: Told): Effect => {
  const { event } = told;
  const found = subjectOf(told);
  const known = found ?? fresh(told, event.data.caseId);
  if (known.messageIds?.includes(event.data.messageId)) return stale('message_known');
  const automatic =
    event.data.author === 'machine' ||
    isAutomatic(new Map(event.data.headers.map(({ name, value }) => [name.toLowerCase(), value])));
  const counts = meaningOf(told, known, automatic);
  if (found === undefined && counts === undefined) return stale('case_unknown');
  const { one, old, opens } = counts === 'heard' ? reopened(told, known) : { one: known };
  const begins = found === undefined ? openingOf(one, event) : opens;
  const [next, said] = withMessage(told, turned(one, counts), automatic);
  const { caseId, text = '', address = '' } = event.data;
  // what a merchant writes by mail answers a question as what it writes on its page does
  const answered =
    counts === 'heard'
      ? answeredFor(told.snapshot, one, { text: text === '' ? '…' : text, by: address }, { ...told.context, now: event.time })
      : undefined;
  return {
    kind: 'takes',
    puts: [next, ...(old === undefined ? [] : [old]), ...(answered?.puts ?? [])],
    ...(answered !== undefined && { entries: answered.timeline }),
    said,
    data: { caseId: next.id, ...(next.id === caseId ? {} : { ticket: caseId }), ...(counts !== undefined && { counts }) },
    ...(begins !== undefined && { follows: [begins] }),
  };
};
