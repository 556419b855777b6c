import * as z from 'zod';

/** new runs take this version from now on, or a second person must approve it first: these are the fields in which it loosens a rule */
export const answer = z.object({ kind: z.enum(['published', 'proposed']), version: z.string(), loosens: z.array(z.string()) });
