import * as z from 'zod';

/** the letter a rejection would become */
export const answer = z.object({ locale: z.string(), subject: z.string(), body: z.string() });
