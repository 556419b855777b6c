import * as z from 'zod';
import { Conflict, MerchantNotFound } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { type ActiveMember, memberCore, memberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { memberEntry } from './member-entry.ts';

export const joined = z.object({ kind: z.enum(['joined', 'joined_before']), role: memberRole });

/**
 * Who was invited accepts, from when on their role counts. Twice is once. Throws MerchantNotFound for somebody nobody invited, Conflict once the invitation has expired.
 */
export const acceptInvitation = (
  snapshot: Snapshot | undefined,
  { merchantId, by }: { readonly merchantId: string; readonly by: string },
  context: Context,
): Decision<z.infer<typeof joined>> => {
  const known = snapshot?.members.find(({ id }) => id === by);
  if (known === undefined || known.status === 'removed') throw new MerchantNotFound(merchantId);
  const { role } = known;
  if (known.status === 'active') return nothing({ kind: 'joined_before', role });
  if (known.expiresAt <= context.now) throw new Conflict({ code: 'invitation-expired', about: { by: known.invitedBy } });
  const member: ActiveMember = { ...memberCore.parse(known), status: 'active', since: context.now };
  return {
    result: { kind: 'joined', role },
    puts: [member],
    deletes: [],
    timeline: [memberEntry(known, 'joined', by, context, { role })],
  };
};
