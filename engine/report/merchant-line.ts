import * as z from 'zod';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Told } from '../../domain/wording/told.ts';

/** one answer of climbLadder, as the timeline has it */
export interface NudgeLine {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly stage: string;
  readonly rung: number | null;
  readonly channel: string | null;
  readonly outcome: 'sent' | 'deferred' | 'suppressed' | 'escalated' | 'stopped';
  readonly reason: string | null;
}

export interface TaskLine {
  readonly queue: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  /** code of the reason; null for a task that is open or decided */
  readonly cancelledBecause: string | null;
}

/** one merchant of report.json */
export interface MerchantLine {
  readonly externalReference: string;
  readonly merchantId: string;
  readonly stage: string;
  readonly stageHistory: readonly { readonly stage: string; readonly at: string }[];
  readonly firstSaleAt: string | null;
  readonly tpvMinor: number;
  readonly currency: string;
  readonly milestones: Readonly<Record<string, string>>;
  readonly nudgeGroup: string;
  readonly nudges: readonly NudgeLine[];
  /** why no nudge was ever sent, as a code and its values; null when one was */
  readonly notNudgedBecause: Told | null;
  readonly tasks: readonly TaskLine[];
}

const outcomes: Readonly<Record<string, NudgeLine['outcome']>> = {
  'nudge.requested.v1': 'sent',
  'nudge.deferred.v1': 'deferred',
  'nudge.suppressed.v1': 'suppressed',
  'nudge.escalated.v1': 'escalated',
  'ladder.stopped.v1': 'stopped',
};
const nudgeData = z.looseObject({
  stage: z.string(),
  rung: z.number().optional(),
  channel: z.string().optional(),
  reason: z.string().optional(),
  template: z.string().optional(),
  queue: z.string().optional(),
});

export function merchantLine(snapshot: Snapshot, timeline: readonly TimelineEntry[]): MerchantLine {
  const { merchant, payments } = snapshot;
  const nudges = timeline.flatMap(nudgeLine);
  return {
    externalReference: merchant.externalReference,
    merchantId: merchant.merchantId,
    stage: merchant.lifecycleStage,
    stageHistory: merchant.stageHistory,
    firstSaleAt: payments?.firstSaleAt ?? null,
    tpvMinor: payments?.tpvMinor ?? 0,
    currency: merchant.currency,
    milestones: Object.fromEntries(Object.entries(payments?.milestones ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))),
    nudgeGroup: merchant.nudgeGroup,
    nudges,
    notNudgedBecause: notNudgedBecause(snapshot, nudges),
    tasks: snapshot.tasks
      .map((task) => ({
        queue: task.queue,
        openedAt: task.openedAt,
        dueAt: task.slaDueAt,
        decidedAt: task.status === 'decided' ? task.decision.at : null,
        decision: task.status === 'decided' ? task.decision.choice : null,
        cancelledBecause: task.status === 'cancelled' ? task.cancelReason : null,
      }))
      .sort((a, b) => (a.openedAt + a.queue < b.openedAt + b.queue ? -1 : 1)),
  };
}

function nudgeLine(entry: TimelineEntry): readonly NudgeLine[] {
  const outcome = outcomes[entry.type];
  if (outcome === undefined) return [];
  const data = nudgeData.parse(entry.data);
  return [
    {
      at: entry.at,
      stage: data.stage,
      rung: data.rung ?? null,
      channel: data.channel ?? null,
      outcome,
      reason: entry.reason ?? data.reason ?? data.queue ?? data.template ?? null,
    },
  ];
}

/** the last reason on the timeline not to send, or the reason why the merchant never stalled */
function notNudgedBecause(snapshot: Snapshot, nudges: readonly NudgeLine[]): Told | null {
  if (nudges.some((nudge) => nudge.outcome === 'sent')) return null;
  const refusal = nudges.findLast(({ outcome }) => outcome === 'suppressed' || outcome === 'deferred');
  if (refusal?.reason) return { code: refusal.reason, about: {} };
  const last = nudges.at(-1);
  if (last?.reason) return { code: last.outcome, about: { reason: last.reason } };
  const { merchant, ladders, payments } = snapshot;
  if (merchant.closedAt !== undefined) return { code: 'merchant_closed', about: {} };
  const watching = ladders.find((ladder) => ladder.status === 'watching');
  if (watching !== undefined)
    return {
      code: 'watching',
      about: { progressAt: watching.lastProgressAt, ...(watching.dueAt === undefined ? {} : { nextLookAt: watching.dueAt }) },
    };
  if (payments?.firstSaleAt !== undefined) return { code: 'first_sale', about: { at: payments.firstSaleAt } };
  return { code: 'no_ladder', about: { stage: merchant.lifecycleStage } };
}
