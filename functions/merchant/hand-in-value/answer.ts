import * as z from 'zod';

/** what became of it: `corrections` is what is wrong with it, in the reader's words, and empty when it is taken */
export const answer = z.object({
  requirementId: z.string(),
  verificationStatus: z.string(),
  corrections: z.array(z.string()),
});
