import * as z from 'zod';
import { requestTopic } from '../../../domain/model/care.ts';
import { instant } from '../../../domain/values.ts';

/** one request of the merchant, without what was written */
export const request = z.object({
  id: z.string(),
  title: z.string(),
  topic: requestTopic,
  paymentReference: z.string().optional(),
  /** who asked, by address; of a case that was opened by mail or phone nobody in particular */
  askedBy: z.string().optional(),
  /** we ask the merchant, instead of the merchant us */
  asksYou: z.boolean(),
  /** once it is closed nothing can be added to it: a help desk keeps its letters */
  endsForGood: z.boolean(),
  /** `with_us`: we write next; `answered`: we have written last */
  status: z.enum(['with_us', 'answered', 'closed']),
  openedAt: instant,
  answeredAt: instant.optional(),
  closedAt: instant.optional(),
  /** up to when it may be opened again, of a closed one */
  reopenUntil: instant.optional(),
  /** of a closed one: may it be opened again now? The page's own clock may be off */
  reopenable: z.boolean(),
  /** may it be rated, and how it was */
  rateable: z.boolean(),
  rating: z.int().optional(),
  /** the request it goes on from, and the one in which it went on */
  linkedTo: z.string().optional(),
  continuedIn: z.string().optional(),
});

/** the merchant's requests, the newest first; of one that is named, what was written */
export const answer = z.object({
  requests: z.array(request),
  messages: z.array(z.object({ n: z.int(), at: instant, ours: z.boolean(), by: z.string().optional(), text: z.string() })),
  /** are there closed ones that were not listed? */
  older: z.boolean(),
});
