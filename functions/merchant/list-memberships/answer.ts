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
      role: memberRole,
      /** what this role may do here: pages it may not open are not offered */
      may: z.array(z.enum(memberPermissions)),
      locale: z.string(),
      currency: z.string(),
      timeZone: z.string(),
    }),
  ),
});
