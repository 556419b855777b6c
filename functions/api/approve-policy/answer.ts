import * as z from 'zod';

/** new runs take this version from now on */
export const answer = z.object({ kind: z.literal('published'), version: z.string() });
