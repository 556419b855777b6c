import * as z from 'zod';
import { roles } from '../../../domain/access.ts';

/** everybody who works here, by name: whom a task can be given to is for their roles to say */
export const answer = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })),
});
