import * as z from 'zod';
import { country, instant, line } from '../values.ts';

/** what merchants cannot do while it lasts; `everything` where their page or our own systems are away */
export const outageCapabilities = ['verification', 'payments', 'payouts', 'everything'] as const;
export const outageCapability = z.enum(outageCapabilities);
export type OutageCapability = z.infer<typeof outageCapability>;

/** `down`: nothing goes; `slow`: it goes, and takes days instead of minutes */
export const outageKinds = ['down', 'slow'] as const;
export const outageKind = z.enum(outageKinds);

/** merchants and deadlines that are let go in an hour after the end, unless somebody sets it */
export const usualRelease = 600;

/** what somebody says of an outage. `provider`: who it happened at, a key of policy or a name people know; no countries means all of them */
export const outageFacts = {
  kind: outageKind,
  provider: line.trim().min(1).max(80),
  capability: outageCapability,
  countries: z.array(country).max(60),
  planned: z.boolean(),
  releasePerHour: z.int().min(1).max(100_000),
};

/** how far merchants have been let go since the end: up to a place in a shard of the due index */
export const release = z.object({
  at: instant,
  shard: z.int().min(0),
  cursor: z.string().optional(),
  count: z.int().min(0),
  done: z.boolean(),
});
export type Release = z.infer<typeof release>;

/** A time in which a provider could not do what merchants need: from `from` up to and without `until`, ISO 8601 UTC. */
export const outage = z.object({
  id: z.string().min(1).max(200),
  ...outageFacts,
  from: instant,
  until: instant,
  reason: z.string().min(1),
  declaredBy: z.string().min(1),
  declaredAt: instant,
  /** the second person of one that began before it was declared */
  confirmedBy: z.string().min(1).optional(),
  /** it waits for a second person, and nothing waits for it */
  proposed: z.literal(true).optional(),
  /** somebody ended it: `until` is that instant */
  endedAt: instant.optional(),
  /** every `until` it has had: whatever was held was put off to one of these */
  untils: z.array(instant),
  release: release.optional(),
});
export type Outage = z.infer<typeof outage>;

/** all outages that may still matter to a clock: one item of the table */
export const outageBook = z.object({ version: z.int().min(0), outages: z.array(outage) });
export type OutageBook = z.infer<typeof outageBook>;
export const emptyBook: OutageBook = { version: 0, outages: [] };
