import * as z from 'zod';
import { exportFormats, exportTotals } from '../../../domain/model/data-export.ts';
import { exportStates } from '../../../domain/sales/export.ts';
import { currency, day, instant } from '../../../domain/values.ts';

/** the latest twenty, the newest first */
export const answer = z.object({
  exports: z.array(
    z.object({
      id: z.string(),
      format: z.enum(exportFormats),
      from: day,
      to: day,
      timeZone: z.string(),
      currency,
      askedAt: instant,
      askedBy: z.string(),
      state: z.enum(exportStates),
      /** of one that was made */
      bytes: z.int().optional(),
      totals: exportTotals.optional(),
    }),
  ),
});
