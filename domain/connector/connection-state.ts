import * as z from 'zod';
import { instant } from '../values.ts';
import { circuit } from './circuit.ts';

/** why a message was refused at the door */
export const refusedMessage = z.enum(['missing', 'invalid', 'stale', 'large']);
export type RefusedMessage = z.infer<typeof refusedMessage>;

const count = z.int().min(0).default(0);

/** what is known of a connection; every count is since the connector was first used */
export const connectionState = z.object({
  received: count,
  rejected: count,
  lastInAt: instant.optional(),
  lastInType: z.string().optional(),
  lastLatencyMs: z.number().min(0).optional(),
  refusedMissing: count,
  refusedInvalid: count,
  refusedStale: count,
  refusedLarge: count,
  lastRefusedAt: instant.optional(),
  lastOutAt: instant.optional(),
  /** whether calls go through */
  circuit: circuit.optional(),
});
export type ConnectionState = z.infer<typeof connectionState>;

/** the attribute a refusal is counted in */
export const refusedCounts = {
  missing: 'refusedMissing',
  invalid: 'refusedInvalid',
  stale: 'refusedStale',
  large: 'refusedLarge',
} as const satisfies Record<RefusedMessage, keyof ConnectionState>;
