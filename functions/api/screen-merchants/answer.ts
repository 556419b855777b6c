import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** how far all merchants are screened against the lists that count */
export const answer = z.object({
  by: z.string(),
  startedAt: instant,
  /** absent while some are left: ask again */
  doneAt: instant.optional(),
  merchants: z.int(),
  withHits: z.int(),
  failed: z.array(z.string()),
});
