import { type Member, type MemberRole, memberRoles } from '../model/member.ts';

/** what somebody who manages members may do about one of them: what the page offers, and the decisions hold */
export interface RightsOver {
  /** roles they may give instead */
  readonly roles: readonly MemberRole[];
  readonly remove: boolean;
}

/** roles somebody may invite as */
export const rolesToGive = (by: MemberRole): readonly MemberRole[] =>
  by === 'owner' ? memberRoles : memberRoles.filter((one) => one !== 'owner');

/** `lastOwner`: of the active owners there is no other */
export const rightsOver = (by: MemberRole, about: Member, lastOwner: boolean): RightsOver => {
  if (lastOwner || (about.role === 'owner' && by !== 'owner')) return { roles: [], remove: false };
  return { roles: rolesToGive(by).filter((one) => one !== about.role), remove: true };
};

export const isLastOwner = (members: readonly Member[], about: Member): boolean => {
  const owners = members.filter(({ status, role }) => status === 'active' && role === 'owner');
  return owners.length === 1 && owners[0]?.id === about.id;
};
