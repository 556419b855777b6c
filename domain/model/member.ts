import * as z from 'zod';
import { instant, itemBase } from '../values.ts';

/** what somebody of the merchant may do on the merchant's page (domain/member/member-access.ts) */
export const memberRoles = ['owner', 'manager', 'shop', 'accounting'] as const;
export const memberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof memberRole>;

/** somebody who may sign in for the merchant; id is the e-mail address as domain/member/normal-email.ts writes it */
export const member = z.object({
  ...itemBase,
  kind: z.literal('member'),
  role: memberRole,
  /** who was removed stays, so that the timeline can be read: nobody signs in by it */
  status: z.enum(['active', 'removed']),
  since: instant,
  /** absent for the contact of the application */
  invitedBy: z.string().optional(),
});
export type Member = z.infer<typeof member>;
