import { type Rate, rate } from './rate.ts';

const hourMs = 3_600_000;

/** one nudge sent, or one a hold-out merchant would have got; instants ISO 8601 UTC */
export interface NudgeOutcome {
  readonly at: string;
  /** the merchant's next progress after it */
  readonly progressedAt?: string | undefined;
}

/** Stall rate = merchants that stalled / merchants. */
export function stallRate(stalled: number, merchants: number): Rate {
  return rate(stalled, merchants);
}

/** Nudge conversion(H) = progressed within H hours / nudged. */
export function nudgeConversion(nudged: readonly NudgeOutcome[], withinHours: number): Rate {
  const converted = nudged.filter(({ at, progressedAt }) => {
    if (progressedAt === undefined) return false;
    const waited = Date.parse(progressedAt) - Date.parse(at);
    return waited >= 0 && waited <= withinHours * hourMs;
  });
  return rate(converted.length, nudged.length);
}

export interface Uplift {
  /** conversion of the nudged minus that of the hold-out; null unless both are known */
  readonly value: number | null;
  readonly nudged: Rate;
  readonly holdOut: Rate;
}

/** Uplift = conversion of the nudged − conversion of the hold-out. */
export function uplift(nudged: readonly NudgeOutcome[], holdOut: readonly NudgeOutcome[], withinHours: number): Uplift {
  const rates = { nudged: nudgeConversion(nudged, withinHours), holdOut: nudgeConversion(holdOut, withinHours) };
  const [a, b] = [rates.nudged.value, rates.holdOut.value];
  return { value: a === null || b === null ? null : a - b, ...rates };
}
