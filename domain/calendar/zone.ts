const minute = 60_000;
const day = 86_400_000;

/** A zone's offset over one UTC day: constant, or changing once. */
interface OffsetDay {
  before: number;
  changesAt: number;
  after: number;
}

// formatters are dear (0.1 ms) and an offset costs microseconds: both are kept, days are few
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsetDays = new Map<string, Map<number, OffsetDay>>();

/** Offset of a time zone from UTC at an instant, both in milliseconds. Throws RangeError for a zone IANA doesn't know. */
export function offsetAt(zone: string, at: number): number {
  let days = offsetDays.get(zone);
  if (days === undefined) {
    days = new Map();
    offsetDays.set(zone, days);
  }
  const number = Math.floor(at / day);
  let known = days.get(number);
  if (known === undefined) {
    known = offsetDay(zone, number * day);
    days.set(number, known);
  }
  return at < known.changesAt ? known.before : known.after;
}

/** Number of the local calendar day (days since 1970-01-01) at an instant. */
export function localDay(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / day);
}

/** Minute of the local day, 0 to 1439, at an instant. */
export function localMinute(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / minute) - localDay(zone, at) * 1440;
}

/**
 * The instant (ms) of a wall-clock minute on a local day. A time the clocks skip is the instant they jump past it; a time they
 * repeat is its first occurrence, as Temporal's "compatible".
 */
export function zonedInstant(zone: string, localDayNumber: number, minuteOfDay: number): number {
  const local = localDayNumber * day + minuteOfDay * minute;
  const early = local - offsetAt(zone, local - day);
  const late = local - offsetAt(zone, local + day);
  const real = [early, late].filter((at) => at + offsetAt(zone, at) === local);
  return real.length > 0 ? Math.min(...real) : early;
}

function offsetDay(zone: string, start: number): OffsetDay {
  const before = readOffset(zone, start);
  const after = readOffset(zone, start + day);
  if (before === after) return { before, changesAt: start + day, after };
  // clocks change on a whole minute: halve the day until it is found
  let low = 0;
  let high = 1440;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, start + middle * minute) === before) low = middle;
    else high = middle;
  }
  return { before, changesAt: start + high * minute, after };
}

function readOffset(zone: string, at: number): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    // swedish dates are ISO dates
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(zone, formatter);
  }
  const wall = Date.parse(`${formatter.format(at).replace(' ', 'T')}Z`);
  return wall - Math.floor(at / 1000) * 1000;
}
