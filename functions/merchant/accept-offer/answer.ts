import * as z from 'zod';

/** from when it holds, whoever accepted it first */
export const answer = z.object({ kind: z.enum(['accepted', 'accepted_before']), validFrom: z.iso.date() });
