import * as z from 'zod';
import { memberRole } from '../../../domain/model/member.ts';

/** the merchants somebody may sign in for, by name */
export const answer = z.object({
  email: z.string(),
  merchants: z.array(
    z.object({
      merchantId: z.string(),
      name: z.string(),
      role: memberRole,
      locale: z.string(),
      currency: z.string(),
      timeZone: z.string(),
    }),
  ),
});
