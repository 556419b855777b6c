import type { Health } from '../model/care.ts';
import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';

const dayMs = 86_400_000;
type FactorName = Health['factors'][number]['factor'];

/**
 * The health of a selling merchant at `context.now`, 0 to 100: the sum of its factors' contributions, to a tenth of a point. A
 * factor with nothing to measure gives its weight to the others.
 */
export function scoreHealth(snapshot: Snapshot, context: Context): Health {
  const { now, policy } = context;
  const { weights, healthyFrom, atRiskFrom } = policy.care.health;
  const values = factorValues(snapshot, context);
  const measured = values.filter((one) => one.value !== null).reduce((sum, one) => sum + weights[one.factor], 0);
  const tenths = wholeTenths(
    values.map(({ factor, value }) => (value === null || measured === 0 ? 0 : ((value * weights[factor]) / measured) * 1000)),
  );
  const factors = values.map(({ factor, value }, i) => {
    return { factor, value, weight: weights[factor], contribution: Number(tenths[i]) / 10 };
  });
  const score = tenths.reduce((sum, one) => sum + one, 0) / 10;
  return { score, band: score >= healthyFrom ? 'healthy' : score >= atRiskFrom ? 'at_risk' : 'critical', at: now, factors };
}

/** numbers as whole ones that sum to their sum, rounded: what rounding each by itself would lose or add goes to those cut most */
function wholeTenths(exact: readonly number[]): readonly number[] {
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((sum, one) => sum + one, 0)) - whole.reduce((sum, one) => sum + one, 0);
  const cut = exact.map((one, i) => ({ i, by: one - Math.floor(one) })).toSorted((a, b) => b.by - a.by);
  const topped = new Set(cut.slice(0, missing).map(({ i }) => i));
  return whole.map((one, i) => (topped.has(i) ? one + 1 : one));
}

function factorValues(snapshot: Snapshot, context: Context): readonly { factor: FactorName; value: number | null }[] {
  return [
    { factor: 'ramp', value: ramp(snapshot, context) },
    { factor: 'recency', value: recency(snapshot, context) },
    { factor: 'refunds', value: refunds(snapshot, context) },
    { factor: 'csat', value: satisfaction(snapshot) },
    { factor: 'cases', value: cases(snapshot, context) },
  ];
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));

/** TPV of days 1–30 against the declared monthly volume; before day 30 against the days' share of it */
function ramp({ merchant, payments }: Snapshot, { now }: Context): number | null {
  const declared = merchant.declaredMonthlyVolumeMinor ?? 0;
  if (declared === 0 || payments?.firstSaleAt === undefined) return null;
  const days = Math.min(30, Math.max(1, (Date.parse(now) - Date.parse(payments.firstSaleAt)) / dayMs));
  return unit(payments.rampMinor / (declared * (days / 30)));
}

/** silence in multiples of the merchant's own rhythm: full marks up to one, none from policy's worst on */
function recency({ payments }: Snapshot, { now, policy }: Context): number {
  const { silenceWorstRhythms, defaultRhythmDays } = policy.care.health;
  if (payments?.lastSaleAt === undefined) return 0;
  const silentDays = (Date.parse(now) - Date.parse(payments.lastSaleAt)) / dayMs;
  const rhythms = silentDays / (rhythmOf(payments.saleDays) ?? defaultRhythmDays);
  return unit((silenceWorstRhythms - rhythms) / Math.max(silenceWorstRhythms - 1, Number.MIN_VALUE));
}

/**
 * A merchant's own rhythm: the median of its gaps between days with a sale, in days; null before it has three such days. A third
 * of real merchants pause for a month and come back, so no fixed number of days would do.
 */
export function rhythmOf(saleDays: readonly number[]): number | null {
  const gaps: number[] = [];
  let before: number | undefined;
  for (const day of saleDays) {
    if (before !== undefined) gaps.push(day - before);
    before = day;
  }
  if (gaps.length < 2) return null;
  gaps.sort((a, b) => a - b);
  const middle = gaps.length / 2;
  // one gap in the middle, or the two around it
  const around = gaps.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return around.reduce((sum, gap) => sum + gap, 0) / around.length;
}

function refunds({ payments }: Snapshot, { policy }: Context): number | null {
  if (payments === undefined || payments.tpvMinor === 0) return null;
  return unit(1 - payments.refundedMinor / payments.tpvMinor / policy.care.health.refundRateWorst);
}

/** mean rating from 1 (nothing) to 5 (all) */
function satisfaction({ csats }: Snapshot): number | null {
  const ratings = csats.flatMap((one) => (one.rating === undefined ? [] : [one.rating]));
  if (ratings.length === 0) return null;
  return (ratings.reduce((sum, one) => sum + one, 0) / ratings.length - 1) / 4;
}

function cases(snapshot: Snapshot, { policy }: Context): number {
  const open = snapshot.cases.filter((one) => one.closedAt === undefined).length;
  return unit(1 - open / policy.care.health.openCasesWorst);
}
