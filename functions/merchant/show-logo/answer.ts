import * as z from 'zod';

/** what was sent last and what became of it, and the logo that customers see */
export const answer = z.object({
  last: z
    .object({ id: z.string(), state: z.enum(['received', 'clean', 'refused']), name: z.string(), remedy: z.string().optional() })
    .optional(),
  /** as an address of data that a page can show */
  picture: z.string().optional(),
  /** bytes a logo may have */
  most: z.int(),
});
