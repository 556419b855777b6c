import type { Json } from '../json.ts';

const ISO_OFFSET = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/i;

/** epoch ms of an ISO 8601 date-time with an offset; null for anything else, a day that does not exist among it */
export function readInstant(value: Json): number | null {
  const parts = typeof value === 'string' ? ISO_OFFSET.exec(value) : null;
  if (parts === null) return null;
  const [text, year, month, day, hour, offsetHours = '0', offsetMinutes = '0'] = parts;
  // Date.parse takes the 30th of February for the 2nd of March
  const local = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (local.getUTCDate() !== Number(day) || Number(hour) > 23) return null;
  // no clock is further away than eighteen hours, as Java has it
  if (Number(offsetMinutes) > 59 || Number(offsetHours) * 60 + Number(offsetMinutes) > 1_080) return null;
  const at = Date.parse(text.toUpperCase());
  return Number.isNaN(at) ? null : at;
}

export const isInstant = (value: Json): boolean => readInstant(value) !== null;
