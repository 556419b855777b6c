import * as z from 'zod';
import { desks } from '../../../domain/connector/desks.ts';
import { message } from '../../../domain/letter/write-letter.ts';

/** `masked`: an account number was taken out of what was typed */
export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), caseId: z.string(), masked: z.boolean() }),
  /** what the merchant would read, and the letter that would say that it is there */
  z.object({ kind: z.literal('preview'), text: z.string(), masked: z.boolean(), to: z.string(), letter: message }),
  /** what the help desk would be given */
  z.object({ kind: z.literal('comment'), text: z.string(), masked: z.boolean(), desk: z.enum(desks), internal: z.boolean() }),
]);
