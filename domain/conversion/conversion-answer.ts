import * as z from 'zod';

const share = z.object({
  value: z.number().nullable(),
  n: z.int().min(0),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
const against = z.enum(['lower', 'higher', 'same']);

/** how many attempts of the last seven days were paid, by method and country, as `conversionOf` has it; with what policy advises */
export const conversionAnswer = z.array(
  z.object({
    method: z.string(),
    country: z.string(),
    now: share,
    before: share,
    peers: share.extend({ merchants: z.int() }).optional(),
    moved: against,
    against: against.optional(),
    reasons: z.array(z.object({ code: z.string(), n: z.int(), share, before: share, advice: z.string().optional() })),
  }),
);
