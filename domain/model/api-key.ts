import * as z from 'zod';
import { instant } from '../values.ts';

/** an API key as far as the system that makes keys tells of it: the key itself never reaches us */
export const apiKey = z.object({
  keyId: z.string().min(1),
  /** its first characters: enough to recognise it by, not to use it */
  prefix: z.string().min(1).max(16),
  name: z.string().optional(),
  /** what may be done with it, in the words of the system that made it */
  scopes: z.array(z.string()),
  issuedAt: instant,
  /** from then on it no longer works */
  endsAt: instant.optional(),
});
export type ApiKey = z.infer<typeof apiKey>;

export type KeyState = 'works' | 'ending' | 'ended';

/** what is true of a key at an instant: the end belongs to those it no longer works at */
export const keyState = ({ endsAt }: Pick<ApiKey, 'endsAt'>, now: string): KeyState =>
  endsAt === undefined ? 'works' : endsAt > now ? 'ending' : 'ended';
