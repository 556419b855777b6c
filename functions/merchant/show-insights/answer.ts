import * as z from 'zod';
import { conversionAnswer } from '../../../domain/conversion/conversion-answer.ts';
import { currency, day, instant, minor } from '../../../domain/values.ts';

const tally = { sales: z.int().min(0), tpvMinor: minor, averageMinor: minor.nullable() };
const groups = z.array(z.object({ key: z.string().nullable(), ...tally }));

/** how a merchant sells: averages are null for fewer than three sales */
export const answer = z.object({
  currency,
  timeZone: z.string(),
  /** weeks from Monday, 00:00 UTC, ascending; none before the first sale */
  weeks: z.array(z.object({ from: day, ...tally, refundedMinor: minor, running: z.boolean() })),
  /** attempts to pay of the last seven days, with what may be tried */
  conversion: conversionAnswer,
  /** the last thirty days of the merchant */
  days: z.object({
    from: day,
    to: day,
    /** where there are more sales than are looked through: since when they were counted */
    since: instant.optional(),
    ...tally,
    byMethod: groups,
    byPlan: groups,
    byBasket: z.array(z.object({ fromMinor: minor, belowMinor: minor.nullable(), ...tally })),
  }),
});
