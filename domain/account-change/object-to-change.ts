import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import type { AccountChange } from '../model/account-change.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';
import { changeEntry } from './change-entry.ts';
import { knownChange } from './change-step.ts';
import { raiseAlarm, stopChange } from './stop-change.ts';

export interface Objection {
  /** names it: a repeat has the same */
  readonly id: string;
  readonly by: Actor;
  readonly through: NonNullable<AccountChange['objection']>['through'];
  /** when it was raised, ISO 8601 UTC */
  readonly at: string;
  readonly reason?: string | undefined;
}

/** `stopped`: in time; `too_late`: it was handed over, so payouts wait and people look into it; `known`: it had ended before */
export const objected = z.object({ kind: z.enum(['stopped', 'too_late', 'known']) });
export type Objected = z.infer<typeof objected>;

const entryOf = (change: AccountChange, { id, by, through, at, reason }: Objection): TimelineEntry =>
  changeEntry(change, { id, at, type: 'account-change.objected.v1', actor: by, reason, data: { through } });

/**
 * A known contact says that it did not ask for this. Until the hand-over that wins: the change stops, payouts wait and a security task
 * opens, in one transaction. After it payouts wait and people look into it. Twice is once.
 */
export const objectToChange = (
  snapshot: Snapshot,
  change: AccountChange,
  objection: Objection,
  context: Context,
): Decision<Objected> => {
  if (change.objection !== undefined || change.status === 'stopped') return nothing({ kind: 'known' });
  const { by, through, at } = objection;
  const objectedTo: AccountChange = { ...change, objection: { by, through, at } };
  const because = through === 'call_back' ? ('call_back_denied' as const) : ('objection' as const);
  const ending = { because, id: objection.id, actor: by, reason: objection.reason };
  const told = entryOf(change, objection);
  if (change.status === 'open')
    return { result: { kind: 'stopped' }, ...stopChange(snapshot, objectedTo, ending, context, [told]) };
  const first: Changes = { puts: [objectedTo], deletes: [], timeline: [told] };
  const changes = both(first, raiseAlarm(snapshot, objectedTo, ending, context));
  return { result: { kind: 'too_late' }, ...withSettledCapabilities(snapshot, changes, context.now) };
};

/** The same of a change by its id. Throws MerchantNotFound, MerchantClosed, AccountChangeNotFound. */
export const objectOnBehalf = (
  known: Snapshot | undefined,
  input: Omit<Objection, 'id' | 'at'> & {
    readonly merchantId: string;
    readonly changeId: string;
    /** makes a second press of the button harmless */
    readonly requestId: string;
  },
  context: Context,
): Decision<Objected> => {
  const { snapshot, change } = knownChange(known, input);
  const { by, through, reason, requestId } = input;
  return objectToChange(snapshot, change, { id: `object/${requestId}`, by, through, reason, at: context.now }, context);
};
