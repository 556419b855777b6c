import * as z from 'zod';

/** the letters a request for information would become, one a thing asked for */
export const answer = z.object({
  letters: z.array(z.object({ locale: z.string(), subject: z.string(), body: z.string() })),
});
