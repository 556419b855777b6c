import * as z from 'zod';
import { shortLine } from '../values.ts';

/** as it is typed or pasted: `123 456 78` too */
export const typedCode = shortLine.transform((typed) => typed.replace(/[\s-]/g, ''));

/** a code was sent */
export const codeSent = z.object({
  /** goes back with the code */
  ticket: z.string(),
  /** the address as it is kept */
  sentTo: z.string(),
  expiresInSeconds: z.int(),
  /** until another code may be asked for */
  againInSeconds: z.int(),
});
