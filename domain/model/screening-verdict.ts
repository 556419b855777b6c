import * as z from 'zod';
import { instant } from '../values.ts';

/** what a person decided about one of our names beside one entry of a list */
export const screeningVerdict = z.object({
  /** the pair as it was looked at (domain/risk/hit-pair.ts): another name or another entry is another pair */
  pair: z.string().min(1),
  ref: z.string().min(1),
  subjectId: z.string().min(1),
  verdict: z.enum(['true_match', 'false_positive']),
  reason: z.string().min(1),
  by: z.string().min(1),
  at: instant,
});
export type ScreeningVerdict = z.infer<typeof screeningVerdict>;
