import * as z from 'zod';
import { movementsOf } from '../activation/fill-buckets.ts';
import type { PaymentBucket } from '../model/payments.ts';
import { dueStatus, verificationStatus } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant, lifecycleStage } from '../values.ts';
import { replayRequirement } from './replay-requirement.ts';

/** what a merchant's timeline and payments say of it: the part of the stored state that is told in events */
export interface ReplayedState {
  readonly stages: readonly { readonly stage: string; readonly at: string }[];
  readonly requirements: Readonly<Record<string, { readonly dueStatus: string; readonly verificationStatus: string }>>;
  /** open | claimed | decided | cancelled */
  readonly tasks: Readonly<Record<string, string>>;
  /** requested | delivered | failed; a claim is between the two and told to nobody */
  readonly nudges: Readonly<Record<string, string>>;
  readonly firstSaleAt: string | null;
  readonly milestones: Readonly<Record<string, string>>;
  readonly totals: {
    readonly count: number;
    readonly tpvMinor: number;
    readonly refundCount: number;
    readonly refundedMinor: number;
  };
}

/** The same part of the state as it is stored: what a replay must equal. */
export function storedState(snapshot: Snapshot): ReplayedState {
  const { merchant, payments } = snapshot;
  const { count, tpvMinor, refundCount, refundedMinor } = payments ?? noTotals;
  return {
    stages: merchant.stageHistory,
    requirements: Object.fromEntries(
      snapshot.requirements.map((one) => [one.id, { dueStatus: one.dueStatus, verificationStatus: one.verificationStatus }]),
    ),
    tasks: Object.fromEntries(snapshot.tasks.map((one) => [one.id, one.status])),
    nudges: Object.fromEntries(snapshot.nudges.map((one) => [one.id, one.status === 'claimed' ? 'requested' : one.status])),
    firstSaleAt: payments?.firstSaleAt ?? null,
    milestones: payments?.milestones ?? {},
    totals: { count, tpvMinor, refundCount, refundedMinor },
  };
}

const noTotals = { count: 0, tpvMinor: 0, refundCount: 0, refundedMinor: 0 };
const staged = z.object({ stage: lifecycleStage });
const tasked = z.object({ taskId: z.string() });
const nudged = z.object({ nudgeId: z.string() });
const reached = z.object({ key: z.string(), at: instant });
const sold = z.object({ at: instant });
const corrected = z.object({ key: z.string(), to: instant.nullable() });
const opened = z.object({ requirementId: z.string(), dueStatus, verificationStatus });

const taskStates: Readonly<Record<string, string>> = {
  'task.opened.v1': 'open',
  'task.released.v1': 'open',
  'task.snoozed.v1': 'open',
  'task.approved-once.v1': 'open',
  'task.claimed.v1': 'claimed',
  'task.assigned.v1': 'claimed',
  'task.decided.v1': 'decided',
  'task.cancelled.v1': 'cancelled',
};

const nudgeStates: Readonly<Record<string, string>> = {
  'nudge.requested.v1': 'requested',
  'letter.requested.v1': 'requested',
  'nudge.delivered.v1': 'delivered',
  'letter.delivered.v1': 'delivered',
  'letter.failed.v1': 'failed',
};

/**
 * Rebuilds a merchant's state from its timeline (in any order) and its payment buckets. Throws ZodError for an entry whose data
 * lost its shape. Entries are taken in the order they were recorded in: a fact told late changed what was known then, not before.
 */
export function replayTimeline(entries: readonly TimelineEntry[], buckets: readonly PaymentBucket[]): ReplayedState {
  const stages: { stage: string; at: string }[] = [];
  const requirements: Record<string, { dueStatus: string; verificationStatus: string }> = {};
  const tasks: Record<string, string> = {};
  const nudges: Record<string, string> = {};
  const milestones = new Map<string, string>();
  let firstSaleAt: string | null = null;
  for (const entry of entries.toSorted(inOrder)) {
    const { type, data } = entry;
    const taskState = taskStates[type];
    if (taskState !== undefined) tasks[tasked.parse(data).taskId] = taskState;
    else if (type === 'requirement.opened.v1') {
      const { requirementId, ...status } = opened.parse(data);
      requirements[requirementId] = status;
    } else if (type === 'merchant.first-sale.v1') firstSaleAt = sold.parse(data).at;
    else if (type === 'merchant.milestone.reached.v1') milestones.set(reached.parse(data).key, reached.parse(data).at);
    else if (type === 'merchant.milestone.corrected.v1') {
      const { key, to } = corrected.parse(data);
      if (key === 'first_sale') firstSaleAt = to;
      else if (to === null) milestones.delete(key);
      else milestones.set(key, to);
    } else if (nudgeStates[type] !== undefined) nudges[nudged.parse(data).nudgeId] = nudgeStates[type];
    else if (type === 'nudge.suppressed.v1' && nudged.safeParse(data).success) nudges[nudged.parse(data).nudgeId] = 'failed';
    else if (stageEvents.has(type)) {
      const { stage } = staged.parse(data);
      stages.push({ stage, at: recordedAt(entry) });
      if (stage === 'offboarded') leave(requirements, tasks);
    } else replayRequirement(requirements, entry);
  }
  return {
    stages,
    requirements,
    tasks,
    nudges,
    firstSaleAt,
    milestones: Object.fromEntries(milestones),
    totals: totalsOf(buckets),
  };
}

const stageEvents: ReadonlySet<string> = new Set([
  'merchant.registered.v1',
  'merchant.imported.v1',
  'merchant.onboarding.completed.v1',
  'merchant.approved.v1',
  'merchant.declined.v1',
  'merchant.activated.v1',
  'merchant.fell-dormant.v1',
  'merchant.woke-up.v1',
  'merchant.withdrawn.v1',
  'merchant.closed.v1',
]);

/** a merchant that leaves has no open requirement or task */
function leave(
  requirements: Record<string, { dueStatus: string; verificationStatus: string }>,
  tasks: Record<string, string>,
): void {
  for (const [id, one] of Object.entries(requirements)) {
    if (one.dueStatus.endsWith('_due')) requirements[id] = { ...one, dueStatus: 'superseded' };
  }
  for (const [id, status] of Object.entries(tasks)) {
    if (status === 'open' || status === 'claimed') tasks[id] = 'cancelled';
  }
}

function totalsOf(buckets: readonly PaymentBucket[]): ReplayedState['totals'] {
  const all = movementsOf(buckets);
  const sales = all.filter((one) => one.kind === 'captured');
  const refunds = all.filter((one) => one.kind === 'refunded');
  const sum = (of: typeof all) => of.reduce((total, one) => total + one.amountMinor, 0);
  return { count: sales.length, tpvMinor: sum(sales), refundCount: refunds.length, refundedMinor: sum(refunds) };
}

const recordedAt = (entry: TimelineEntry): string => entry.recordedAt ?? entry.at;

/** what begins something: nothing can have happened to it before */
const begins = ({ type }: TimelineEntry): number => Number(/\.(registered|opened|requested)\.v\d+$/.test(type));

/**
 * As they were recorded; of one instant by when it happened, then what begins before what follows (a letter may be delivered in the millisecond
 * it was asked for), then by id: what follows from an entry has its id and more.
 */
function inOrder(a: TimelineEntry, b: TimelineEntry): number {
  if (recordedAt(a) !== recordedAt(b)) return recordedAt(a) < recordedAt(b) ? -1 : 1;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return begins(b) - begins(a) || (a.id < b.id ? -1 : 1);
}
