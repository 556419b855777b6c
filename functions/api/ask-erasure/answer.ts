import * as z from 'zod';

export const answer = z.object({ kind: z.literal('asked') });
