import * as z from 'zod';
import { memberRole } from '../../../domain/model/member.ts';
import { instant } from '../../../domain/values.ts';

/** who may sign in for the merchant, and who is invited; those with most rights first */
export const answer = z.object({
  timeZone: z.string(),
  members: z.array(
    z.object({
      email: z.string(),
      /** to change or remove them */
      version: z.int(),
      role: memberRole,
      status: z.enum(['active', 'invited', 'expired']),
      /** of this status */
      since: instant,
      invitedBy: z.string().optional(),
      /** of an invitation */
      expiresAt: instant.optional(),
      /** the letter of invitation did not arrive */
      cameBack: z.boolean(),
      /** the one who is signed in */
      you: z.boolean(),
      lastOwner: z.boolean(),
      /** roles the one who is signed in may give instead */
      roles: z.array(memberRole),
      remove: z.boolean(),
    }),
  ),
  /** roles the one who is signed in may invite as */
  invite: z.array(memberRole),
  /** languages the letter can be written in, BCP 47 */
  languages: z.array(z.string()),
});
