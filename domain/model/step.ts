import * as z from 'zod';
import type { Context } from './decision.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import { type Actor, merchantId, playbook } from './values.ts';

/** what every step is handed; steps with more extend it */
export const stepInput = z.object({
  merchantId,
  playbook,
  /** name of the execution: `<merchantId>-<playbook>-<n>` */
  run: z.string().min(1).max(80),
  /** id of the event that started the run */
  cause: z.string().min(1).optional(),
});
export type StepInput = z.infer<typeof stepInput>;

/** the same step entered at the same instant has the same id, so a retry collides with itself; `part` tells several entries of one step apart */
export const stepEntryId = (run: string, step: string, now: string, part?: string): string =>
  [run, step, now, ...(part === undefined ? [] : [part])].join('/');

interface Told {
  readonly type: string;
  readonly data: TimelineEntry['data'];
  readonly part?: string;
  readonly reason?: string;
  readonly actor?: Actor;
}

/** a timeline entry of a step, told by the run itself unless an actor is given */
export const stepEntry = (input: StepInput, step: string, context: Context, told: Told): TimelineEntry => ({
  merchantId: input.merchantId,
  id: stepEntryId(input.run, step, context.now, told.part),
  at: context.now,
  type: told.type,
  actor: told.actor ?? { kind: 'system', id: input.run },
  run: input.run,
  data: told.data,
  ...(told.reason === undefined ? {} : { reason: told.reason }),
  ...(input.cause === undefined ? {} : { causationId: input.cause }),
});
