import * as z from 'zod';
import { screeningVerdict } from '../../../domain/model/screening-verdict.ts';
import { listVersion } from '../../../domain/risk/screening-list.ts';

const kind = z.enum(['person', 'entity']);
/** names side by side, what was decided of each, and the lists they were held against */
export const answer = z.object({
  source: z.string(),
  asOf: z.iso.date(),
  /** true: only the invented names that ship were looked through, and nobody real is found by them */
  sample: z.boolean(),
  lists: z.array(listVersion),
  hits: z.array(
    z.object({
      ref: z.string(),
      pair: z.string(),
      similarity: z.number(),
      level: z.enum(['possible', 'probable']),
      subject: z.object({
        ...{ id: z.string(), kind, name: z.string(), roles: z.array(z.string()) },
        ...{ birthDate: z.string().optional(), country: z.string().optional() },
      }),
      listed: z.object({
        ...{ name: z.string(), kind, aliases: z.array(z.string()), matched: z.string() },
        ...{ born: z.array(z.string()), nationalities: z.array(z.string()), programmes: z.array(z.string()) },
        list: z.object({ title: z.string(), asOf: z.iso.date() }).optional(),
      }),
      verdict: screeningVerdict.optional(),
    }),
  ),
});
