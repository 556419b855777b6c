import * as z from 'zod';
import { merchantCard } from '../../../domain/model/merchant.ts';
import { timelineEntry } from '../../../domain/model/timeline-entry.ts';
import { instant } from '../../../domain/values.ts';

/** what others did since, newest first, and to whom */
export const answer = z.object({
  since: instant,
  entries: z.array(timelineEntry.omit({ result: true })),
  merchants: z.array(merchantCard),
});
