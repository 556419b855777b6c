import * as z from 'zod';

/** a form that a browser fills with the file and sends by POST, every field before the file */
export const answer = z.object({
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  /** bytes */
  most: z.int(),
  expiresAt: z.iso.datetime(),
});
