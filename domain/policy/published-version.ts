import * as z from 'zod';
import { instant } from '../values.ts';
import { inFlightChoice } from './policy-move.ts';

/** one version that was active: since when, by whom and why */
export const publishedVersion = z.object({
  version: z.string(),
  publishedAt: instant,
  by: z.string(),
  reason: z.string(),
  approvedBy: z.string().optional(),
  /** what became of merchants in flight; they kept their policy where absent */
  inFlight: inFlightChoice.optional(),
  /** when it became active once more, and why, the newest first; absent when it never did */
  again: z
    .array(
      z.object({
        ...{ at: instant, by: z.string(), reason: z.string(), approvedBy: z.string().optional() },
        inFlight: inFlightChoice.optional(),
      }),
    )
    .optional(),
});
