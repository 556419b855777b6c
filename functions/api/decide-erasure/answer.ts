import * as z from 'zod';

/** `until`: everything the law wants kept is restricted until then */
export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('restricted'), until: z.string() }),
]);
