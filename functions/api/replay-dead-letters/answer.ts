import * as z from 'zod';

/** an earlier sending of the same request ended in the middle: this one did the rest, and one event of it may be on the bus twice */
const resumed = z.boolean();

export const answer = z.discriminatedUnion('kind', [
  /** SQS moves them back to where they came from; `already` when somebody had ordered that before */
  z.object({ kind: z.literal('moving'), already: z.boolean(), resumed }),
  /** so many events are on the bus again; so many messages stay: they hold none that may be put there, or, `poison`, one the bus never takes */
  z.object({ kind: z.literal('replayed'), count: z.int().min(0), kept: z.int().min(0), poison: z.int().min(0), resumed }),
]);
