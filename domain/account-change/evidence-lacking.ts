import type { AccountChange } from '../model/account-change.ts';
import { leastPeople, peopleIn } from '../model/people-in-change.ts';
import type { ChangePolicy } from '../policy/change-schema.ts';
import { countPeople, samePerson } from '../same-person.ts';
import { oldEnough } from './contacts-on-file.ts';

/** what a change must have before it is handed over */
export const evidenceKinds = [
  'weighed',
  'document',
  'account_holder',
  'call_back_done',
  'notices',
  'cooling_off',
  'two_approvals',
  'three_people',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

const byTwo = ([first, second]: AccountChange['approvals']): boolean =>
  first !== undefined && second !== undefined && !samePerson(first.by, second.by);

/** the account's bank does not say that the holder is another, or a person took it upon themselves and said why */
const holderClear = ({ to, holder, holderOverride }: AccountChange): boolean =>
  to.of !== 'bank_account' ||
  (holder !== undefined && (holder.answer === 'MTCH' || holder.answer === 'CMTC' || holderOverride !== undefined));

/** the call came after the request, to a contact that was one long before */
const calledRightly = (change: AccountChange, policy: ChangePolicy): boolean =>
  change.calledBack !== undefined &&
  change.calledBack.at >= change.askedAt &&
  oldEnough(change.calledBack.contact, change, policy);

/**
 * The protocol: what of its evidence a change lacks now, in the order it is gathered. Empty when it may be handed over. `documented`: the
 * document that was asked for is verified. `now` is ISO 8601 UTC.
 */
export const evidenceLacking = (
  change: AccountChange,
  documented: boolean,
  policy: ChangePolicy,
  now: string,
): readonly EvidenceKind[] => {
  const has: Readonly<Record<EvidenceKind, boolean>> = {
    weighed: change.run !== undefined,
    document: change.evidenceId === undefined ? !policy.evidenceFor.includes(change.to.of) : documented,
    account_holder: holderClear(change),
    call_back_done: calledRightly(change, policy),
    notices: change.notified !== undefined && change.notified.letters.length > 0,
    cooling_off: change.coolingOff !== undefined && change.coolingOff.until <= now,
    two_approvals: byTwo(change.approvals),
    three_people: countPeople(peopleIn(change)) >= leastPeople,
  };
  return evidenceKinds.filter((kind) => !has[kind]);
};
