import * as z from 'zod';

/** how customers see the merchant */
export const answer = z.object({
  version: z.int(),
  /** what a statement would say by itself: the name the shop is known by */
  name: z.string(),
  statementName: z.string().optional(),
  colour: z.string().optional(),
});
