import * as z from 'zod';
import { pendingWish } from '../../../domain/api-key/ask-for-key.ts';
import { apiKey } from '../../../domain/model/api-key.ts';

/** the keys we were told of, the newest first, and what was asked for and is not worked yet */
export const answer = z.object({
  keys: z.array(apiKey.extend({ state: z.enum(['works', 'ending', 'ended']) })),
  asked: z.array(pendingWish),
});
