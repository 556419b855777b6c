import * as z from 'zod';

/** `unknown`: no message that waits on this page has this id */
export const answer = z.object({ kind: z.enum(['shown', 'shown_before', 'unknown']) });
