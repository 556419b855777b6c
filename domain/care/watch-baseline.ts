import { addDays } from '../calendar/add-days.ts';
import { weekNumber } from '../calendar/day-number.ts';
import { earlier, later } from '../calendar/earlier.ts';
import { transition } from '../merchant/transition.ts';
import type { CheckIn, Watch } from '../model/care.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Payments } from '../model/payments.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { rhythmOf } from './score-health.ts';

/** A merchant's weeks lately against its own weeks before. */
export interface Baseline {
  /** mean TPV per week over policy's window, minor units */
  readonly weeklyMinor: number;
  /** the same over the weeks after it: a quarter of the window, whole weeks only */
  readonly recentMinor: number;
  /** fall in percent, 0 when it rose */
  readonly dropPercent: number;
}

/** The baseline of a merchant at an instant (ISO 8601 UTC); null before it sold through half a window of weeks. */
export function baselineOf(policy: Policy, payments: Payments, now: string): Baseline | null {
  const { windowWeeks } = policy.care.baseline;
  const recentWeeks = Math.ceil(windowWeeks / 4);
  const present = weekNumber(now);
  const sumOver = (from: number, to: number) =>
    payments.weeks.filter(([week]) => week >= from && week < to).reduce((sum, [, , tpv]) => sum + tpv, 0);
  const windowFrom = present - recentWeeks - windowWeeks;
  const sold = payments.weeks.filter(([week, count]) => week >= windowFrom && week < present - recentWeeks && count > 0);
  if (sold.length < windowWeeks / 2) return null;
  const weeklyMinor = Math.round(sumOver(windowFrom, present - recentWeeks) / windowWeeks);
  const recentMinor = Math.round(sumOver(present - recentWeeks, present) / recentWeeks);
  return { weeklyMinor, recentMinor, dropPercent: Math.max(0, (1 - recentMinor / weeklyMinor) * 100) };
}

/** The watch that begins with the first sale. */
export function beginWatch(snapshot: Pick<Snapshot, 'merchant' | 'payments'>, context: Context): Watch {
  const { policy, now } = context;
  return {
    merchantId: snapshot.merchant.merchantId,
    id: 'baseline',
    version: 0,
    kind: 'watch',
    since: now,
    ...measured(snapshot, context),
    drops: 0,
    dueAt: addDays(now, policy.care.baseline.checkEveryDays),
  };
}

/**
 * A look at a watched merchant: too long without a sale, it falls dormant; a fall against its own baseline, or a silence longer than its
 * own usual gap explains, brings care back with a check-in; otherwise the next look is set.
 */
export function lookAtWatch(snapshot: Snapshot, watch: Watch, context: Context): Changes {
  const { policy, now } = context;
  const { dueAt: _due, ...rest } = { ...watch, ...measured(snapshot, context) };
  if (snapshot.merchant.lifecycleStage !== 'care') return { puts: [rest], deletes: [], timeline: [] };
  const lastSaleAt = later(snapshot.payments?.lastSaleAt ?? '', snapshot.merchant.activatedAt ?? snapshot.merchant.registeredAt);
  const silentUntil = addDays(lastSaleAt, policy.care.dormantAfterSilentDays);
  if (silentUntil <= now) return fallAsleep(snapshot, rest, lastSaleAt, context);
  const quietFrom = silentFrom(policy, rest.rhythmDays, lastSaleAt);
  const usual = addDays(now, policy.care.baseline.checkEveryDays);
  // a silence shows on the day it is too long, not at the next look
  const next: Watch = { ...rest, dueAt: quietFrom !== undefined && quietFrom > now ? earlier(usual, quietFrom) : usual };
  const baseline = snapshot.payments === undefined ? null : baselineOf(policy, snapshot.payments, now);
  const rested = watch.lastDropAt === undefined || addDays(watch.lastDropAt, policy.care.baseline.minimumDaysBetweenDrops) <= now;
  if (!rested) return { puts: [next], deletes: [], timeline: [] };
  if (baseline !== null && baseline.dropPercent >= policy.care.baseline.dropPercent)
    return careAgain(snapshot, next, { ...baseline }, context);
  if (quietFrom === undefined || quietFrom > now) return { puts: [next], deletes: [], timeline: [] };
  const silentDays = Math.floor((Date.parse(now) - Date.parse(lastSaleAt)) / dayMs);
  return careAgain(snapshot, next, { silentDays, rhythmDays: rest.rhythmDays }, context);
}

const dayMs = 86_400_000;

/** from when on a merchant is silent for longer than its own usual gap explains; undefined before it has a rhythm */
function silentFrom({ care }: Policy, rhythmDays: number | null, lastSaleAt: string): string | undefined {
  if (rhythmDays === null) return undefined;
  return addDays(lastSaleAt, Math.max(care.baseline.minimumSilentDays, rhythmDays * care.baseline.silentRhythms));
}

function careAgain(snapshot: Snapshot, watch: Watch, found: TimelineEntry['data'], { now }: Context): Changes {
  const { merchantId } = snapshot.merchant;
  const drop = watch.drops + 1;
  const id = `drop-${drop}`;
  const checkIn: CheckIn = { merchantId, id, version: 0, kind: 'check_in', day: 0, scheduledFor: now, status: 'due' };
  const data = { checkInId: id, drop, ...found };
  return {
    puts: [{ ...watch, drops: drop, lastDropAt: now }, checkIn],
    deletes: [],
    timeline: [
      {
        merchantId,
        id: `watch/${id}`,
        at: now,
        type: 'merchant.baseline.dropped.v1',
        actor: { kind: 'system', id: 'handle-due' },
        data,
      },
    ],
  };
}

function fallAsleep(snapshot: Snapshot, watch: Watch, lastSaleAt: string, { now, policy }: Context): Changes {
  const { merchant } = snapshot;
  const reason = 'silent_too_long';
  return {
    puts: [transition(merchant, 'dormant', now), watch],
    deletes: [],
    timeline: [
      {
        merchantId: merchant.merchantId,
        id: `fell-dormant/${merchant.stageHistory.length}`,
        at: now,
        type: 'merchant.fell-dormant.v1',
        actor: { kind: 'system', id: 'handle-due' },
        reason,
        data: { stage: 'dormant', reason, lastSaleAt, days: policy.care.dormantAfterSilentDays },
      },
    ],
  };
}

function measured(
  { payments }: Pick<Snapshot, 'payments'>,
  { now, policy }: Context,
): Pick<Watch, 'rhythmDays' | 'baselineWeeklyMinor'> {
  if (payments === undefined) return { rhythmDays: null, baselineWeeklyMinor: null };
  return {
    rhythmDays: rhythmOf(payments.saleDays),
    baselineWeeklyMinor: baselineOf(policy, payments, now)?.weeklyMinor ?? null,
  };
}
