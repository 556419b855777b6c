import * as z from 'zod';
import { memberPermissions } from '../../../domain/member/member-access.ts';
import { memberRole } from '../../../domain/model/member.ts';

/** the merchants somebody may sign in for, by name */
export const answer = z.object({
  email: z.string(),
  merchants: z.array(
    z.object({
      merchantId: z.string(),
      name: z.string(),
      /** of the membership, to leave */
      version: z.int(),
      role: memberRole,
      /** what this role may do here: pages it may not open are not offered */
      may: z.array(z.enum(memberPermissions)),
      /** of somebody who was invited and has not accepted yet: by whom, and whether it is too late */
      invitation: z.object({ by: z.string(), expired: z.boolean() }).optional(),
      locale: z.string(),
      currency: z.string(),
      timeZone: z.string(),
    }),
  ),
});
