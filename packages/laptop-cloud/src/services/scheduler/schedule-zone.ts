import type { Instant } from '../../contract.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const QUARTER_HOUR = 15 * MINUTE;

/** a time zone: where local clocks stand */
export interface Zone {
  /** local time minus UTC, in ms */
  offsetAt(instant: Instant): number;
  /** the first instant at which local clocks show this time (given as if it were UTC), or undefined when they skip it */
  firstInstant(local: number): Instant | undefined;
}

const UTC: Zone = { offsetAt: () => 0, firstInstant: (local) => local };

const zones = new Map<string, Zone>([['UTC', UTC]]);

/** An IANA time zone by name. Throws RangeError for a name the runtime does not know. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  if (/^[+-]/.test(name)) throw new RangeError(`Invalid time zone specified: ${name}`);
  const zone = makeZone(readerOf(name));
  zones.set(name, zone);
  return zone;
}

function readerOf(name: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

/** clocks change at whole quarters of an hour UTC and at most once a day: one reading serves most instants of a day */
function makeZone(read: (instant: Instant) => number): Zone {
  const readings = new Map<Instant, number>();
  const at = (instant: Instant): number => {
    let offset = readings.get(instant);
    if (offset === undefined) {
      offset = read(instant);
      if (readings.size > 20_000) readings.clear();
      readings.set(instant, offset);
    }
    return offset;
  };
  const offsetAt = (instant: Instant): number => {
    const day = Math.floor(instant / DAY) * DAY;
    const atMidnight = at(day);
    return atMidnight === at(day + DAY) ? atMidnight : at(Math.floor(instant / QUARTER_HOUR) * QUARTER_HOUR);
  };
  const firstInstant = (local: number): Instant | undefined => {
    const candidates = [offsetAt(local - DAY), offsetAt(local + DAY)]
      .map((offset) => ({ offset, instant: local - offset }))
      .filter(({ offset, instant }) => offsetAt(instant) === offset)
      .map(({ instant }) => instant);
    return candidates.length === 0 ? undefined : Math.min(...candidates);
  };
  return { offsetAt, firstInstant };
}
