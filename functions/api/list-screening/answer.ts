import * as z from 'zod';

const kind = z.enum(['person', 'entity']);
/** names side by side, and the list they were held against */
export const answer = z.object({
  source: z.string(),
  asOf: z.iso.date(),
  hits: z.array(
    z.object({
      ref: z.string(),
      similarity: z.number(),
      level: z.enum(['possible', 'probable']),
      subject: z.object({ id: z.string(), kind, name: z.string(), roles: z.array(z.string()) }),
      listed: z.object({ name: z.string(), kind, aliases: z.array(z.string()), matched: z.string() }),
    }),
  ),
});
