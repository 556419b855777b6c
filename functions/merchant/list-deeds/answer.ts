import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** what people of the merchant did, the newest first */
export const answer = z.object({
  deeds: z.array(z.object({ id: z.string(), at: instant, by: z.string(), text: z.string() })),
  /** for older ones; absent when there are none. A page may be short, and the next one have more */
  cursor: z.string().optional(),
});
