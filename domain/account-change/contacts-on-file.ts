import { addDays } from '../calendar/add-days.ts';
import type { AccountChange, KnownContact } from '../model/account-change.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { contactKey, contactSince } from '../model/with-contact.ts';
import type { ChangePolicy } from '../policy/change-schema.ts';

type OnFile = Pick<Snapshot, 'merchant' | 'members'>;

const ofMerchant = ({ merchant }: OnFile): readonly KnownContact[] =>
  (['phone', 'email'] as const).flatMap((channel) => {
    const value = merchant.contact[channel];
    return value === undefined ? [] : [{ channel, value, since: contactSince(merchant, channel) }];
  });

const firstOfEach = (contacts: readonly KnownContact[]): readonly KnownContact[] =>
  contacts.filter((one, at) => contacts.findIndex((other) => contactKey(other) === contactKey(one)) === at);

const oldestFirst = (contacts: readonly KnownContact[]): readonly KnownContact[] =>
  contacts.toSorted((a, b) => (a.since < b.since ? -1 : 1));

/**
 * Every way to reach the merchant: its contact, the members of its page, and ways that were replaced within policy's days, since whoever
 * replaced them may not have been the merchant. Each once; of one that left and came back only the present time counts. `now` is ISO 8601 UTC.
 */
export const contactsOnFile = (
  snapshot: OnFile,
  policy: Pick<ChangePolicy, 'formerContactDays'>,
  now: string,
): readonly KnownContact[] => {
  const former = (snapshot.merchant.formerContacts ?? []).filter(
    ({ until }) => until !== undefined && addDays(until, policy.formerContactDays) > now,
  );
  const members = snapshot.members
    .filter(({ status }) => status === 'active')
    .map(({ id, since }): KnownContact => ({ channel: 'email', value: id, since }));
  return firstOfEach([...oldestFirst([...ofMerchant(snapshot), ...members]), ...oldestFirst(former)]);
};

/** ways that the change itself names, or that its wish came by: an answer from there proves nothing */
const ownWays = ({ to, request, askedBy }: AccountChange): readonly string[] => [
  ...(to.of === 'contact' && to.email !== undefined ? [contactKey({ channel: 'email', value: to.email })] : []),
  ...(to.of === 'contact' && to.phone !== undefined ? [contactKey({ channel: 'phone', value: to.phone })] : []),
  ...[request.sender, request.replyTo, askedBy.kind === 'merchant' ? askedBy.id : undefined].flatMap((value) =>
    value === undefined ? [] : [contactKey({ channel: 'email', value })],
  ),
];

/** Was it a contact for long enough when the change was asked for? How old it is counts from when it became one. */
export const oldEnough = (
  { since }: KnownContact,
  { askedAt }: Pick<AccountChange, 'askedAt'>,
  { contactAgeDays }: Pick<ChangePolicy, 'contactAgeDays'>,
): boolean => addDays(since, contactAgeDays) <= askedAt;

/** The contact to call back: known long enough before the request and none that the request names. A phone first; undefined where there is none. */
export const callBackContact = (snapshot: OnFile, change: AccountChange, policy: ChangePolicy): KnownContact | undefined => {
  const own = ownWays(change);
  const known = contactsOnFile(snapshot, policy, change.askedAt).filter(
    (one) => oldEnough(one, change, policy) && !own.includes(contactKey(one)),
  );
  return known.find(({ channel }) => channel === 'phone') ?? known[0];
};
