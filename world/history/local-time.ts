import { Temporal } from 'temporal-polyfill';

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?$/;

/**
 * A wall-clock time without offset, in a named zone, as UTC epoch milliseconds; undefined when it is no time.
 * A time that the clocks repeat is taken at its first instance, one that they skip moves forward (Temporal's "compatible").
 */
export function localToInstant(text: string, zone: string): number | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  try {
    return Temporal.PlainDateTime.from(`${match[1]}T${match[2] ?? '00:00:00'}`, { overflow: 'reject' }).toZonedDateTime(zone)
      .epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** "2018-08-21" or an ISO instant, in UTC, as epoch milliseconds; undefined when it is neither */
export function utcToInstant(text: string): number | undefined {
  return SHAPE.test(text) ? localToInstant(text, 'UTC') : instantOf(text);
}

function instantOf(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
