import * as z from 'zod';
import { MerchantClosed, MerchantNotFound, WrongStage } from '../errors.ts';
import { type Actor, instant, type LifecycleStage, merchantId, playbook } from '../values.ts';
import type { Context } from './decision.ts';
import type { Snapshot } from './snapshot.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** the input that every state of a playbook gives to its step; some steps extend it */
export const stepInput = z.object({
  merchantId,
  playbook,
  /** name of the execution: `<merchantId>-<playbook>-<n>` */
  run: z.string().min(1).max(80),
  /** how often the run has waited so far: a state is entered once per lap */
  lap: z.int().min(0),
  /** the instant its state was entered; a retry has the same */
  now: instant,
  /** null in the first step, which resolves and returns it */
  policyVersion: z.string().min(1).nullish(),
  /** id of the event that started the run, in its first step */
  cause: z.string().min(1).nullish(),
  attempt: z.int().positive().nullish(),
});
export type StepInput = z.infer<typeof stepInput>;

/** the same step of the same lap has the same id, so a retry collides with itself; `part` tells several entries of one step apart */
export const stepEntryId = (input: Pick<StepInput, 'run' | 'lap'>, step: string, part?: string): string =>
  [input.run, String(input.lap), step, ...(part === undefined ? [] : [part])].join('/');

interface Told {
  readonly type: string;
  readonly data: TimelineEntry['data'];
  readonly part?: string | undefined;
  readonly reason?: string | undefined;
  readonly actor?: Actor | undefined;
}

/** a timeline entry of a step, told by the run itself unless an actor is given */
export const stepEntry = (input: StepInput, step: string, context: Context, told: Told): TimelineEntry => ({
  merchantId: input.merchantId,
  id: stepEntryId(input, step, told.part),
  at: context.now,
  type: told.type,
  actor: told.actor ?? { kind: 'system', id: input.run },
  run: input.run,
  data: told.data,
  ...(told.reason === undefined ? {} : { reason: told.reason }),
  ...(input.cause ? { causationId: input.cause } : {}),
});

/** the snapshot a step works on. Throws MerchantNotFound, and MerchantClosed once the merchant has left */
export const presentMerchant = (snapshot: Snapshot | undefined, id: string): Snapshot => {
  if (snapshot === undefined) throw new MerchantNotFound(id);
  if (snapshot.merchant.lifecycleStage === 'offboarded') throw new MerchantClosed(id);
  return snapshot;
};

/**
 * The snapshot a deciding step works on: whatever started its run, it decides in its own stages only.
 * Throws MerchantNotFound, MerchantClosed, WrongStage.
 */
export const merchantIn = (
  stages: readonly LifecycleStage[],
  snapshot: Snapshot | undefined,
  id: string,
  step: string,
): Snapshot => {
  const present = presentMerchant(snapshot, id);
  const { lifecycleStage } = present.merchant;
  if (!stages.includes(lifecycleStage)) throw new WrongStage(id, lifecycleStage, step, stages);
  return present;
};
