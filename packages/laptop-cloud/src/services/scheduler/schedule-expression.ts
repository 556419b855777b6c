import { AwsError, type Instant } from '../../contract.ts';
import { nextCron, parseCron } from './cron.ts';
import { type Zone, zoneOf } from './schedule-zone.ts';

export interface ScheduleTimes {
  readonly kind: 'rate' | 'cron' | 'at';
  /**
   * The first run at or after an instant, or undefined when there is none any more.
   * @param anchor a rate's first run; the others do not look at it
   */
  next(atOrAfter: Instant, anchor: Instant): Instant | undefined;
}

const UNIT = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const FORM = /^(rate|cron|at)\((.*)\)$/;
const RATE = /^\s*([1-9]\d*)\s+(minute|hour|day)s?\s*$/;
const AT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;

/**
 * Reads an EventBridge Scheduler expression: `rate(5 minutes)`, `cron(0 9 ? * MON-FRI *)`, `at(2027-01-15T08:30:00)`.
 * @param timezone IANA name, UTC when absent; a rate does not look at it: a day is 24 hours
 * Throws AwsError ValidationException.
 */
export function parseSchedule(expression: string, timezone?: string | null): ScheduleTimes {
  const zone = readZone(timezone ?? 'UTC');
  const [, kind, body = ''] = FORM.exec(expression) ?? [];
  if (kind === 'rate') return rate(expression, body);
  if (kind === 'at') return at(expression, body, zone);
  if (kind !== 'cron') throw invalid(expression, 'it must be rate(…), cron(…) or at(…)');
  try {
    const cron = parseCron(body);
    return { kind, next: (atOrAfter) => nextCron(cron, zone, atOrAfter) };
  } catch (error) {
    throw invalid(expression, error instanceof Error ? error.message : String(error));
  }
}

function readZone(name: string): Zone {
  try {
    return zoneOf(name);
  } catch {
    throw new AwsError(
      'ValidationException',
      `Invalid Schedule Expression Timezone ${name}: it must be an IANA time zone such as Europe/Paris.`,
    );
  }
}

const invalid = (expression: string, reason: string) =>
  new AwsError('ValidationException', `Invalid Schedule Expression ${expression}: ${reason}.`);

function rate(expression: string, body: string): ScheduleTimes {
  const [, value, unit] = RATE.exec(body) ?? [];
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day')
    throw invalid(expression, 'a rate is a whole number above 0 of minutes, hours or days');
  const period = Number(value) * UNIT[unit];
  return {
    kind: 'rate',
    next: (atOrAfter, anchor) => anchor + Math.max(0, Math.ceil((atOrAfter - anchor) / period)) * period,
  };
}

function at(expression: string, body: string, zone: Zone): ScheduleTimes {
  const match = AT.exec(body);
  const local = match ? Date.parse(`${body}Z`) : Number.NaN;
  // a date that does not exist would roll over to the next month
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 19) !== body) {
    throw invalid(expression, 'at takes a date and time as yyyy-mm-ddThh:mm:ss');
  }
  const instant = zone.firstInstant(local);
  return { kind: 'at', next: (atOrAfter) => (instant !== undefined && instant >= atOrAfter ? instant : undefined) };
}
