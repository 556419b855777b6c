import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import { localDay, zonedInstant } from '../calendar/zone.ts';
import type { Policy } from '../policy/policy-schema.ts';

const dayMs = 86_400_000;

/** the calendar of digests, as open from the moment they leave; undefined in a policy without digests */
const leaving = ({ calendars, tasks: { digest } }: Policy, shiftAt?: string): BusinessCalendar | undefined => {
  const calendar = digest && calendars[digest.calendar];
  return calendar && { ...calendar, opens: shiftAt ?? digest.at, closes: '24:00' };
};

/** The local day of an instant by the clock of policy's digests: `2026-11-23`. At most one mail a person goes out in it. undefined in a policy without digests. */
export const digestPeriod = (policy: Policy, now: string): string | undefined => {
  const calendar = leaving(policy);
  return calendar && new Date(localDay(calendar.timeZone, Date.parse(now)) * dayMs).toISOString().slice(0, 10);
};

/** The next instant after `now` at which digests leave: on a working day, at the clock time policy names or a person's shift begins. undefined in a policy without digests. */
export const nextDigestAt = (policy: Policy, now: string, shiftAt?: string): string | undefined => {
  const calendar = leaving(policy, shiftAt);
  if (calendar === undefined) return undefined;
  const opening = nextBusinessInstant(calendar, now);
  if (opening > now) return opening;
  const { timeZone } = calendar;
  const tomorrow = new Date(zonedInstant(timeZone, localDay(timeZone, Date.parse(now)) + 1, 0)).toISOString();
  return nextBusinessInstant(calendar, tomorrow);
};
