import * as z from 'zod';

/** the failed run goes on, or another began anew in its place */
export const answer = z.object({ kind: z.enum(['redriven', 'started_anew']), run: z.string() });
