import { Conflict, MerchantNotFound, NotAllowed } from '../errors.ts';
import type { ActiveMember, Member, MemberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { memberMay, membersWhoMay } from './member-access.ts';
import { MemberNotFound } from './member-not-found.ts';

const isActive = (one: Member): one is ActiveMember => one.status === 'active';

/**
 * Somebody who may manage members, as the snapshot has them: rights are looked at again in the decision, because another owner may have
 * been faster. Throws MerchantNotFound for somebody who was removed meanwhile, NotAllowed.
 */
export const managing = ({ merchant, members }: Snapshot, email: string): ActiveMember => {
  const found = members.filter(isActive).find(({ id }) => id === email);
  if (found === undefined) throw new MerchantNotFound(merchant.merchantId);
  if (memberMay(found.role, 'members.manage')) return found;
  throw new NotAllowed({ code: 'member-role-missing', about: { wanted: [...membersWhoMay('members.manage')] } });
};

/** Throws NotAllowed when anybody but an owner touches an owner, or makes one */
export const demandOwnerFor = (by: ActiveMember, ...roles: readonly MemberRole[]): void => {
  if (by.role !== 'owner' && roles.includes('owner')) throw new NotAllowed({ code: 'owners-by-owners', about: {} });
};

/** Throws MemberNotFound for an address that nobody who was not removed has. */
export const presentMember = ({ merchant, members }: Snapshot, id: string): Exclude<Member, { status: 'removed' }> => {
  const found = members.find((one) => one.id === id);
  if (found === undefined || found.status === 'removed') throw new MemberNotFound(merchant.merchantId, id);
  return found;
};

/**
 * What is written when somebody is an owner no longer: another owner who remains, as they are. Their version moves on with the same
 * transaction, so that two owners who go at once meet, and the second one reads again. None for who is no owner. Throws Conflict for the last owner.
 */
export const remainingOwner = ({ members }: Snapshot, goes: Member): readonly ActiveMember[] => {
  if (goes.status !== 'active' || goes.role !== 'owner') return [];
  const other = members.filter(isActive).find(({ role, id }) => role === 'owner' && id !== goes.id);
  if (other === undefined) throw new Conflict({ code: 'last-owner', about: {} });
  return [other];
};
