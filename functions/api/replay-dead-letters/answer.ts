import * as z from 'zod';

export const answer = z.discriminatedUnion('kind', [
  /** SQS moves them back to where they came from; `already` when somebody had ordered that before */
  z.object({ kind: z.literal('moving'), already: z.boolean() }),
  /** so many events are on the bus again; so many messages held none that may be put there, and stay */
  z.object({ kind: z.literal('replayed'), count: z.int().min(0), kept: z.int().min(0) }),
]);
