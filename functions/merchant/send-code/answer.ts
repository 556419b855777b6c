import * as z from 'zod';

/** the same for every address, known or not */
export const answer = z.object({
  /** goes back with the code */
  ticket: z.string(),
  /** the address as it is kept */
  sentTo: z.string(),
  expiresInSeconds: z.int(),
  /** until another code may be asked for */
  againInSeconds: z.int(),
});
