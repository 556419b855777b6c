import * as z from 'zod';

/** it stands beside the proposal */
export const answer = z.object({ kind: z.literal('commented') });
