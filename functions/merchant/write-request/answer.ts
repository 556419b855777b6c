import * as z from 'zod';

export const answer = z.object({
  kind: z.enum(['asked', 'asked_before', 'replied', 'reopened', 'linked', 'thanked', 'rated', 'rated_before']),
  caseId: z.string(),
  /** an account number was taken out of what was typed */
  masked: z.boolean().default(false),
});
