import * as z from 'zod';

export const answer = z.object({ kind: z.enum(['wanted', 'stopped', 'as_before']) });
