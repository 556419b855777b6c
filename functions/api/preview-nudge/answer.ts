import * as z from 'zod';
import { message } from '../../../domain/letter/write-letter.ts';
import { channel, instant } from '../../../domain/values.ts';

const version = z.int().describe('Of the ladder: the nudge that is asked for names it');
/** what would happen if a nudge were asked for now */
export const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    code: z.string().describe('Why, for a reader in another language: a code of Problem'),
    about: z.record(z.string(), z.unknown()),
    detail: z.string().describe('The same in English'),
  }),
  z.object({ kind: z.literal('suppressed'), version, reason: z.string(), until: instant.optional() }),
  z.object({
    kind: z.literal('send'),
    version,
    channel,
    to: z.string().optional(),
    at: instant,
    waitsFor: z.string().optional(),
    message,
  }),
]);
