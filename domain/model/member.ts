import * as z from 'zod';
import { instant, itemBase } from '../values.ts';

/** what somebody of the merchant may do on the merchant's page (domain/member/member-access.ts) */
export const memberRoles = ['owner', 'manager', 'shop', 'accounting'] as const;
export const memberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof memberRole>;

const common = {
  ...itemBase,
  kind: z.literal('member'),
  role: memberRole,
  /** of this status */
  since: instant,
  /** absent for the contact of the application */
  invitedBy: z.string().optional(),
  /** when letters of invitation were written within the last day, ascending: a removed person is not written to more often */
  lettersAt: z.array(instant).optional(),
};

/** somebody who may sign in for the merchant; id is the e-mail address as domain/member/normal-email.ts writes it */
export const member = z.discriminatedUnion('status', [
  /** may sign in, and do nothing but accept, until the invitation expires; `letterId`: the nudge item of the letter */
  z.object({ ...common, status: z.literal('invited'), invitedBy: z.string(), expiresAt: instant, letterId: z.string() }),
  z.object({ ...common, status: z.literal('active') }),
  /** stays, so that the timeline can be read: nobody signs in by it */
  z.object({ ...common, status: z.literal('removed') }),
]);
export type Member = z.infer<typeof member>;
export type InvitedMember = Extract<Member, { status: 'invited' }>;
export type ActiveMember = Extract<Member, { status: 'active' }>;
/** a member without what belongs to one status only */
export const memberCore = z.object(common);
