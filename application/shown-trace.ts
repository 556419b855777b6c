import * as z from 'zod';
import { moneyParties, rungs } from '../domain/trace/trace-money.ts';
import { instant } from '../domain/values.ts';

/** where the money of a payment is, as a page shows it */
export const shownTrace = z.object({
  rung: z.enum(rungs),
  since: instant.nullable(),
  mustAct: z.enum(moneyParties),
  expectedBy: instant.nullable(),
  overdueSince: instant.nullable(),
  /** its way, in order; without an instant a hop that nobody told of */
  hops: z.array(
    z.object({
      hop: z.string(),
      at: instant.nullable(),
      /** where it is written: a file and its row, or an event by its id */
      proof: z.object({ file: z.string(), row: z.int().nullable() }).nullable(),
    }),
  ),
});
