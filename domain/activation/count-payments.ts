import { dayNumber, weekNumber } from '../calendar/day-number.ts';
import { earlier, later } from '../calendar/earlier.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Payments, WeekTotal } from '../model/payments.ts';
import type { Movement } from './fill-buckets.ts';
import type { Milestone } from './milestones.ts';

const weeksKept = 26;
const saleDaysKept = 32;
const rampDays = 30;

/** The totals of a merchant that hasn't sold yet. */
export function noPayments(merchant: Merchant): Payments {
  return {
    merchantId: merchant.merchantId,
    id: 'totals',
    version: 0,
    kind: 'payments',
    currency: merchant.currency,
    count: 0,
    refundCount: 0,
    tpvMinor: 0,
    refundedMinor: 0,
    milestones: {},
    rampMinor: 0,
    weeks: [],
    saleDays: [],
  };
}

/**
 * Would counting these movements one after another onto the totals give what counting everything in order of time gives? No, when
 * a sale lies before one that was recorded as first or as a milestone, or when a milestone falls in this batch (or a new policy's
 * lies behind) and the batch isn't all later than what was counted.
 */
export function needsHistory(totals: Payments, fresh: readonly Movement[], milestones: readonly Milestone[]): boolean {
  const sales = fresh.filter((one) => one.kind === 'captured');
  const [first] = sales.map((one) => one.at).sort();
  if (first === undefined || totals.firstSaleAt === undefined || totals.lastSaleAt === undefined) return false;
  const recorded = Object.values(totals.milestones).reduce(later, totals.firstSaleAt);
  if (first < recorded) return true;
  const due = milestones.filter((one) => totals.milestones[one.key] === undefined);
  if (due.some((one) => sumOf(totals, one) >= one.from)) return true;
  if (first >= totals.lastSaleAt) return false;
  const after = sales.reduce(plus, { count: totals.count, tpvMinor: totals.tpvMinor });
  return due.some((one) => sumOf(after, one) >= one.from);
}

/** Totals with movements, in order of time, counted onto them. */
export function countPayments(totals: Payments, movements: readonly Movement[], milestones: readonly Milestone[]): Payments {
  const weeks = new Map(totals.weeks.map((week) => [week[0], week]));
  const saleDays = new Set(totals.saleDays);
  const reached = { ...totals.milestones };
  let { count, refundCount, tpvMinor, refundedMinor, rampMinor, firstSaleAt, lastSaleAt } = totals;
  for (const { kind, amountMinor, at } of movements) {
    const sale = kind === 'captured';
    const number = weekNumber(at);
    const [, sales, tpv, refunded] = weeks.get(number) ?? [number, 0, 0, 0];
    weeks.set(number, sale ? [number, sales + 1, tpv + amountMinor, refunded] : [number, sales, tpv, refunded + amountMinor]);
    if (!sale) {
      refundCount += 1;
      refundedMinor += amountMinor;
      continue;
    }
    count += 1;
    tpvMinor += amountMinor;
    firstSaleAt = earlier(firstSaleAt ?? at, at);
    lastSaleAt = later(lastSaleAt ?? at, at);
    saleDays.add(dayNumber(at));
    if (dayNumber(at) < dayNumber(firstSaleAt) + rampDays) rampMinor += amountMinor;
    for (const one of milestones) {
      if (reached[one.key] === undefined && sumOf({ count, tpvMinor }, one) >= one.from) reached[one.key] = at;
    }
  }
  return {
    ...totals,
    ...{ count, refundCount, tpvMinor, refundedMinor, rampMinor, milestones: reached },
    ...(firstSaleAt === undefined ? {} : { firstSaleAt }),
    ...(lastSaleAt === undefined ? {} : { lastSaleAt }),
    weeks: latest([...weeks.values()]),
    saleDays: [...saleDays].sort((a, b) => a - b).slice(-saleDaysKept),
  };
}

/**
 * Everything counted anew from all movements, in order of time. Milestones the policy no longer names stay as they were recorded.
 */
export function recount(
  merchant: Merchant,
  totals: Payments,
  all: readonly Movement[],
  milestones: readonly Milestone[],
): Payments {
  const named = new Set(milestones.map((one) => one.key));
  const kept = Object.fromEntries(Object.entries(totals.milestones).filter(([key]) => !named.has(key)));
  return countPayments({ ...noPayments(merchant), version: totals.version, milestones: kept }, all, milestones);
}

const plus = (sum: { count: number; tpvMinor: number }, one: Movement) => ({
  count: sum.count + 1,
  tpvMinor: sum.tpvMinor + one.amountMinor,
});

const sumOf = (sums: { count: number; tpvMinor: number }, milestone: Milestone): number =>
  milestone.of === 'tpv' ? sums.tpvMinor : sums.count;

const latest = (weeks: WeekTotal[]): WeekTotal[] => weeks.sort((a, b) => a[0] - b[0]).slice(-weeksKept);
