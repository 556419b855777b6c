import { type Rate, rate } from './rate.ts';

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

/**
 * Activation rate(W) = activated within W days / cohort, over those whose W days are past at `now`. A merchant that left earlier
 * counts as not activated.
 */
export function activationRate(cohort: readonly CohortMember[], withinDays: number, now: string): Rate {
  const observed = cohort.filter((one) => days(one.from, now) >= withinDays);
  const activated = observed.filter((one) => one.activatedAt !== undefined && days(one.from, one.activatedAt) <= withinDays);
  return rate(activated.length, observed.length);
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
  const spans = cohort.map((one) => ({
    event: one.activatedAt !== undefined,
    day: days(one.from, one.activatedAt ?? one.observedUntil),
  }));
  const eventDays = [...new Set(spans.filter((one) => one.event).map((one) => one.day))].sort((a, b) => a - b);
  const curve: SurvivalStep[] = [];
  let survival = 1;
  for (const day of eventDays) {
    const atRisk = spans.filter((one) => one.day >= day).length;
    const events = spans.filter((one) => one.event && one.day === day).length;
    survival *= 1 - events / atRisk;
    curve.push({ day, survival });
  }
  // sums of thirds and tenths miss a half by a hair
  const reached = (share: number) => curve.find((one) => one.survival <= 1 - share + 1e-12)?.day ?? null;
  return {
    n: cohort.length,
    activated: spans.filter((one) => one.event).length,
    curve,
    medianDays: reached(0.5),
    p75Days: reached(0.75),
  };
}
