import * as z from 'zod';

export const answer = z.object({
  kind: z.literal('answered'),
  caseId: z.string(),
  /** an account number was taken out of what was typed */
  masked: z.boolean(),
});
