import * as z from 'zod';

export const answer = z.object({ kind: z.enum(['taken', 'taken_before', 'not_asked']) });
