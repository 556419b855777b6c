import { minuteOf } from './working-day.ts';
import { localDay, localMinute, zonedInstant } from './zone.ts';

const minuteMs = 60_000;

/** Local clock times between which nothing is sent; may run over midnight; equal times mean no quiet hours. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * When the quiet hours around an instant (ISO 8601 UTC) end in a time zone, or undefined when it is not quiet then.
 * The beginning is quiet, the end no longer is.
 */
export function quietUntil(quiet: QuietHours, timeZone: string, at: string): string | undefined {
  const ms = Date.parse(at);
  const from = minuteOf(quiet.from);
  const to = minuteOf(quiet.to);
  const minute = localMinute(timeZone, ms);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return undefined;
  const endsTomorrow = overMidnight && minute >= from;
  const end = zonedInstant(timeZone, localDay(timeZone, ms) + (endsTomorrow ? 1 : 0), to);
  // in the second of two hours the clocks repeat, the first end is behind: the second lies as far ahead as the clock says
  const ahead = end > ms ? end : (Math.floor(ms / minuteMs) + to - minute) * minuteMs;
  return new Date(ahead).toISOString();
}
