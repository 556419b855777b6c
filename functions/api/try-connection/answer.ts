import * as z from 'zod';

/** how the call of the system ended; `reason` is its status or the name of an error */
const outward = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-set-up') }),
  z.object({ kind: z.literal('known'), as: z.string(), ms: z.number().min(0) }),
  z.object({ kind: z.literal('stranger'), ms: z.number().min(0) }),
  z.object({ kind: z.literal('failed'), reason: z.string(), ms: z.number().min(0) }),
]);

/** a signed test message, for whoever asked to send to the door as the system would; valid for five minutes where its scheme signs a time */
const inward = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-set-up') }),
  z.object({ kind: z.literal('signed'), path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
]);

/** what became of a test, each part where the connector has that direction */
export const answer = z.object({ at: z.string(), outward: outward.optional(), inward: inward.optional() });
