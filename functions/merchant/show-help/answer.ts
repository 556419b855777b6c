import * as z from 'zod';

/** how to go live, by platform, and what merchants often ask, in the reader's language */
export const answer = z.object({
  platforms: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      /** `done` is absent where only the merchant knows */
      steps: z.array(z.object({ key: z.string(), title: z.string(), text: z.string(), done: z.boolean().optional() })),
    }),
  ),
  faq: z.array(z.object({ key: z.string(), question: z.string(), answer: z.string() })),
});
