import * as z from 'zod';
import { MerchantNotFound } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { type Member, memberCore } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { memberEntry } from './member-entry.ts';
import { demandOwnerFor, managing, presentMember, remainingOwner } from './owner-rules.ts';

export const memberRemoved = z.object({ kind: z.enum(['removed', 'left', 'removed_before']), email: z.string() });
type Removed = z.infer<typeof memberRemoved>;

interface RemoveInput {
  readonly merchantId: string;
  readonly by: string;
  /** who goes, by address as members are known */
  readonly memberId: string;
}

const gone = (
  snapshot: Snapshot,
  known: Member,
  { by, what, now }: { readonly by: string; readonly what: 'removed' | 'left'; readonly now: string },
  context: Context,
): Decision<Removed> => ({
  result: { kind: what, email: known.id },
  puts: [{ ...memberCore.parse(known), status: 'removed', since: now }, ...remainingOwner(snapshot, known)],
  deletes: [],
  timeline: [memberEntry(known, what, by, context, { role: known.role, status: known.status })],
});

/**
 * Takes somebody's right to sign in for the merchant, or an invitation back: with their next request they are strangers. Twice is once. Also after the merchant has left.
 * Throws NotAllowed where it is about an owner and an owner does not do it, Conflict for the last owner, MemberNotFound, MerchantNotFound.
 */
export const removeMember = (
  snapshot: Snapshot | undefined,
  { merchantId, by, memberId }: RemoveInput,
  context: Context,
): Decision<Removed> => {
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  const who = managing(snapshot, by);
  if (snapshot.members.some(({ id, status }) => id === memberId && status === 'removed'))
    return nothing({ kind: 'removed_before', email: memberId });
  const known = presentMember(snapshot, memberId);
  demandOwnerFor(who, known.role);
  return gone(snapshot, known, { by, what: memberId === by ? 'left' : 'removed', now: context.now }, context);
};

/** Somebody gives up their own right, or declines an invitation, whatever their role. Throws Conflict for the last owner, MerchantNotFound for a stranger. */
export const leaveMerchant = (
  snapshot: Snapshot | undefined,
  { merchantId, by }: Omit<RemoveInput, 'memberId'>,
  context: Context,
): Decision<Removed> => {
  const known = snapshot?.members.find(({ id, status }) => id === by && status !== 'removed');
  if (snapshot === undefined || known === undefined) throw new MerchantNotFound(merchantId);
  return gone(snapshot, known, { by, what: 'left', now: context.now }, context);
};
