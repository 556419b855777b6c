import * as z from 'zod';

/** what was ordered: the list says when it is there */
export const answer = z.object({ exportId: z.string() });
