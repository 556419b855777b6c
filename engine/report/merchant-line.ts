import * as z from 'zod';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';

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
  /** why no nudge was ever sent; null when one was */
  readonly notNudgedBecause: string | null;
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
        decision:
          task.status === 'decided'
            ? task.decision.choice
            : task.status === 'cancelled'
              ? `cancelled: ${task.cancelReason}`
              : null,
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

/** the last "not sent, because" of the timeline, or what kept the ladder from being asked at all */
function notNudgedBecause(snapshot: Snapshot, nudges: readonly NudgeLine[]): string | null {
  if (nudges.some((nudge) => nudge.outcome === 'sent')) return null;
  const refusal = nudges.findLast(({ outcome }) => outcome === 'suppressed' || outcome === 'deferred');
  if (refusal?.reason) return refusal.reason;
  const last = nudges.at(-1);
  if (last?.reason) return `${last.outcome}: ${last.reason}`;
  const { merchant, ladders, payments } = snapshot;
  if (merchant.closedAt !== undefined) return 'merchant_closed';
  const watching = ladders.find((ladder) => ladder.status === 'watching');
  if (watching !== undefined)
    return `not stalled: progress at ${watching.lastProgressAt}, next look at ${watching.dueAt ?? 'no date'}`;
  if (payments?.firstSaleAt !== undefined) return `not stalled: first sale at ${payments.firstSaleAt} came before the first rung`;
  return `not stalled: no ladder in stage ${merchant.lifecycleStage}`;
}
