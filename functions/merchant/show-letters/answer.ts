import * as z from 'zod';

/** what the merchant has chosen, and what it is asked */
export const answer = z.object({
  /** of the merchant, to choose for */
  version: z.int(),
  /** are reminders sent by e-mail? Decisions, notices and codes always are */
  reminders: z.boolean(),
  /** the newest question to rate that nobody has answered */
  question: z.object({ csatId: z.string(), offeredAt: z.string() }).optional(),
});
