import * as z from 'zod';
import { alertKind } from '../../../domain/model/alert.ts';

/** the alerts whoever is signed in may choose, with what they have chosen */
export const answer = z.object({
  /** where they are sent */
  email: z.string(),
  alerts: z.array(
    z.object({
      alert: alertKind,
      wanted: z.boolean(),
      /** the days that count, and between which they may be chosen; absent where there is nothing to choose */
      days: z.object({ chosen: z.int(), least: z.int(), most: z.int() }).optional(),
    }),
  ),
});
