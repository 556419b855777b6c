import { type Rate, rate } from './rate.ts';
import { type SurvivalDay, survivalOf } from './survival.ts';

const dayMs = 86_400_000;

/** one merchant of a cohort; instants ISO 8601 UTC */
export interface CohortMember {
  /** when its clock began: the deal, or the application */
  readonly from: string;
  readonly activatedAt?: string | undefined;
  /** until when it was seen: now, or when it left */
  readonly observedUntil: string;
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** Was it activated in its first W days, the last moment included? */
export const activatedWithin = ({ from, activatedAt }: Omit<CohortMember, 'observedUntil'>, withinDays: number): boolean =>
  activatedAt !== undefined && days(from, activatedAt) <= withinDays;

/**
 * Activation rate(W) = activated within W days / cohort, over those whose W days are past at `now`. A merchant that left earlier
 * counts as not activated.
 */
export function activationRate(cohort: readonly CohortMember[], withinDays: number, now: string): Rate {
  const observed = cohort.filter((one) => days(one.from, now) >= withinDays);
  return rate(observed.filter((one) => activatedWithin(one, withinDays)).length, observed.length);
}

export interface SurvivalStep {
  /** days since the clock began */
  readonly day: number;
  /** share not yet activated after that day */
  readonly survival: number;
}

export interface TimeToActivate {
  readonly n: number;
  readonly activated: number;
  readonly curve: readonly SurvivalStep[];
  /** days by which half have activated; null when it wasn't reached */
  readonly medianDays: number | null;
  /** days by which three quarters have */
  readonly p75Days: number | null;
}

/** Time to activate by Kaplan and Meier: those not yet activated are censored when they were last seen, never left out. */
export function timeToActivate(cohort: readonly CohortMember[]): TimeToActivate {
  const byDay = new Map<number, SurvivalDay>();
  for (const { from, activatedAt, observedUntil } of cohort) {
    const day = days(from, activatedAt ?? observedUntil);
    const { events, censored } = byDay.get(day) ?? { events: 0, censored: 0 };
    const event = activatedAt === undefined ? 0 : 1;
    byDay.set(day, { day, events: events + event, censored: censored + 1 - event });
  }
  const { n, events, curve, medianDays, p75Days } = survivalOf([...byDay.values()]);
  const steps = curve.filter((one) => one.events > 0).map(({ day, survival }) => ({ day, survival }));
  return { n, activated: events, curve: steps, medianDays, p75Days };
}
