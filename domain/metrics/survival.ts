/** how many had the event on a day, and how many were last seen on it without */
export interface SurvivalDay {
  /** days since the clock began */
  readonly day: number;
  readonly events: number;
  readonly censored: number;
}

export interface SurvivalPoint extends SurvivalDay {
  /** still waiting and still seen when the day began */
  readonly atRisk: number;
  /** share without the event after that day */
  readonly survival: number;
}

export interface Survival {
  readonly n: number;
  readonly events: number;
  /** ascending by day */
  readonly curve: readonly SurvivalPoint[];
  /** days by which half have had the event; null when it wasn't reached */
  readonly medianDays: number | null;
  /** days by which three quarters have */
  readonly p75Days: number | null;
}

/** The estimate of Kaplan and Meier, from one line per day in any order: those last seen on a day were at risk on it. */
export function survivalOf(days: readonly SurvivalDay[]): Survival {
  const n = days.reduce((sum, { events, censored }) => sum + events + censored, 0);
  const curve: SurvivalPoint[] = [];
  let survival = 1;
  let atRisk = n;
  for (const one of days.toSorted((a, b) => a.day - b.day)) {
    survival *= atRisk === 0 ? 1 : 1 - one.events / atRisk;
    curve.push({ ...one, atRisk, survival });
    atRisk -= one.events + one.censored;
  }
  // sums of thirds and tenths miss a half by a hair
  const reached = (share: number) => curve.find((one) => one.survival <= 1 - share + 1e-12)?.day ?? null;
  return { n, events: days.reduce((sum, one) => sum + one.events, 0), curve, medianDays: reached(0.5), p75Days: reached(0.75) };
}
