import * as z from 'zod';

/** the code was right: its ticket holds for one wish, for so long */
export const answer = z.object({ ticket: z.string(), holdsForSeconds: z.int().positive() });
