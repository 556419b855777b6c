import * as z from 'zod';

/** it is on the bus again */
export const answer = z.object({ kind: z.literal('replayed'), id: z.string() });
