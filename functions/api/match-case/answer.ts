import * as z from 'zod';

/** `messages`: how many events of the case went to the merchant */
export const answer = z.object({ kind: z.literal('matched'), caseId: z.string(), merchantId: z.string(), messages: z.int() });
