import { quietUntil } from '../calendar/quiet-hours.ts';
import { isHolidayOn, isWorkdayOn } from '../calendar/working-day.ts';
import { localDay, zonedInstant } from '../calendar/zone.ts';
import type { Merchant } from '../model/merchant.ts';
import { freeDayCalendar } from '../model/merchant-calendar.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** Why nothing is sent just now. */
export type Obstacle = 'holiday' | 'weekend' | 'quiet_hours';

export interface Closed {
  readonly reason: Obstacle;
  /** the next instant at which sending is welcome, ISO 8601 UTC */
  readonly until: string;
}

/**
 * Undefined when a message is welcome at `at` (ISO 8601 UTC) by the merchant's clock and holidays; otherwise the first obstacle
 * and the instant at which all of them are gone.
 */
export function sendingClosed(policy: Policy, merchant: Pick<Merchant, 'country' | 'timeZone'>, at: string): Closed | undefined {
  const first = obstacleAt(policy, merchant, at);
  if (first === undefined) return undefined;
  let next: Closed | undefined = first;
  let until = first.until;
  while (next !== undefined) {
    until = next.until;
    next = obstacleAt(policy, merchant, until);
  }
  return { reason: first.reason, until };
}

function obstacleAt(policy: Policy, merchant: Pick<Merchant, 'country' | 'timeZone'>, at: string): Closed | undefined {
  const day = localDay(merchant.timeZone, Date.parse(at));
  const calendar = freeDayCalendar(policy, merchant, day);
  const tomorrow = () => new Date(zonedInstant(calendar.timeZone, day + 1, 0)).toISOString();
  if (policy.nudges.skipHolidays && isHolidayOn(calendar, day)) return { reason: 'holiday', until: tomorrow() };
  if (policy.nudges.skipWeekends && !isWorkdayOn(calendar, day)) return { reason: 'weekend', until: tomorrow() };
  const quiet = quietUntil(policy.nudges.quietHours, calendar.timeZone, at);
  return quiet === undefined ? undefined : { reason: 'quiet_hours', until: quiet };
}
