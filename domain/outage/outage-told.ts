import * as z from 'zod';
import { json } from '../json.ts';
import { type Outage, outageFacts } from '../model/outage.ts';
import { actor, instant } from '../values.ts';

export const outageTypes = ['outage.declared.v1', 'outage.extended.v1', 'outage.ended.v1'] as const;
export type OutageEventType = (typeof outageTypes)[number];

/** one line of what was done about outages, and the outbox of its event */
export const outageEntry = z.object({
  id: z.string().min(1),
  at: instant,
  type: z.enum(outageTypes),
  outageId: z.string(),
  actor,
  reason: z.string(),
  data: z.record(z.string(), json),
});
export type OutageEntry = z.infer<typeof outageEntry>;

const facts = z.object(outageFacts);

/** what an event tells of an outage */
export const toldOfOutage = (one: Outage, more: Readonly<Record<string, string>> = {}): OutageEntry['data'] => ({
  outageId: one.id,
  ...facts.parse(one),
  from: one.from,
  until: one.until,
  ...more,
});

/** what is told of one that lasted as long as it was meant to, once what it held is let go */
export const endedByItself = (one: Outage): OutageEntry => ({
  ...{ id: `outage/${one.id}/outage.ended.v1`, at: one.until, type: 'outage.ended.v1', outageId: one.id },
  ...{ actor: { kind: 'system', id: 'detect-stalls' }, reason: one.reason, data: toldOfOutage(one, { before: one.until }) },
});
