import { MerchantNotFound } from '../../../domain/errors.ts';
import { letterLanguages } from '../../../domain/letter/letter-texts.ts';
import { maySignIn, type PresentMember } from '../../../domain/member/members.ts';
import { isLastOwner, rightsOver, rolesToGive } from '../../../domain/member/rights-over.ts';
import { memberRoles } from '../../../domain/model/member.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { Clock, MerchantStore, PolicyReader } from '../../../domain/ports.ts';
import type { MerchantCallOf, MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'members.manage',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

const statusOf = (one: PresentMember, now: string) =>
  one.status === 'active' ? ('active' as const) : maySignIn(one, now) ? ('invited' as const) : ('expired' as const);

const cameBack = ({ nudges }: Snapshot, one: PresentMember): boolean =>
  one.status === 'invited' && nudges.some(({ id, status }) => id === one.letterId && status === 'failed');

const shown = (snapshot: Snapshot, one: PresentMember, { email, role }: MerchantCallOf<typeof wanted>, now: string) => {
  const lastOwner = isLastOwner(snapshot.members, one);
  return {
    ...{ email: one.id, version: one.version, role: one.role, status: statusOf(one, now), since: one.since },
    ...(one.invitedBy !== undefined && { invitedBy: one.invitedBy }),
    ...(one.status === 'invited' && { expiresAt: one.expiresAt }),
    ...{ cameBack: cameBack(snapshot, one), you: one.id === email, lastOwner, ...rightsOver(role, one, lastOwner) },
  };
};

const byRights = (one: PresentMember, other: PresentMember): number =>
  memberRoles.indexOf(one.role) - memberRoles.indexOf(other.role) || (one.id < other.id ? -1 : 1);

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyReader, 'get'>;
  readonly clock: Clock;
}

/** Shows who may sign in for the merchant and who is invited, and what the one who asks may do about each */
export const handle =
  ({ merchants, policies, clock }: Needs): MerchantHandler<typeof wanted> =>
  async (call) => {
    const snapshot = await merchants.load(call.params.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(call.params.merchantId);
    const present = snapshot.members.flatMap((one) => (one.status === 'removed' ? [] : [one]));
    return {
      timeZone: snapshot.merchant.timeZone,
      members: present.toSorted(byRights).map((one) => shown(snapshot, one, call, clock.now())),
      invite: [...rolesToGive(call.role)],
      languages: [...letterLanguages(await policies.get(snapshot.merchant.policyVersion))],
    };
  };
