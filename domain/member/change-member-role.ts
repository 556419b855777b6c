import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { type MemberRole, memberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { memberEntry } from './member-entry.ts';
import { demandOwnerFor, managing, presentMember, remainingOwner } from './owner-rules.ts';

export const roleChanged = z.object({ kind: z.enum(['changed', 'same']), email: z.string(), role: memberRole });

export interface RoleInput {
  readonly merchantId: string;
  readonly by: string;
  /** whose role, by address as members are known */
  readonly memberId: string;
  readonly role: MemberRole;
}

/**
 * Gives a member, or somebody invited, another role. Throws NotAllowed where it is about an owner and an owner does not do it, Conflict for
 * the last owner, MemberNotFound, MerchantNotFound, MerchantClosed.
 */
export const changeMemberRole = (
  snapshot: Snapshot | undefined,
  { merchantId, by, memberId, role }: RoleInput,
  context: Context,
): Decision<z.infer<typeof roleChanged>> => {
  const present = presentMerchant(snapshot, merchantId);
  const who = managing(present, by);
  const known = presentMember(present, memberId);
  demandOwnerFor(who, known.role, role);
  if (known.role === role) return nothing({ kind: 'same', email: memberId, role });
  return {
    result: { kind: 'changed', email: memberId, role },
    puts: [{ ...known, role }, ...remainingOwner(present, known)],
    deletes: [],
    timeline: [memberEntry(known, 'role-changed', by, context, { from: known.role, to: role })],
  };
};
