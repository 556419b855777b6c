import * as z from 'zod';
import { offsetAt } from '../../domain/calendar/zone.ts';
import { day } from '../../domain/values.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';

const minuteMs = 60_000;
const local = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const instant = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** wall-clock minutes since 1970-01-01 in a zone; undefined when it is no time */
const wallMinuteOf = (text: string, zone: string): number | undefined => {
  // the thirtieth of February would be the first of March
  if (!day.safeParse(text.slice(0, 10)).success) return undefined;
  // a time without an offset is already what the clock on the wall said
  const ms = Date.parse(local.test(text) ? `${text.replace(' ', 'T')}Z` : text.replace(' ', 'T'));
  if (Number.isNaN(ms)) return undefined;
  return (local.test(text) ? ms : ms + offsetAt(zone, ms)) / minuteMs;
};

/**
 * When work came, in wall-clock minutes of a zone since 1970-01-01, ascending: the rows of the days `from` to `to`.
 * @throws UnreadableFile naming the line, or that there is none on those days
 */
export async function readArrivals(
  file: string,
  zone: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly number[]> {
  const at = z
    .string()
    .refine((text) => local.test(text) || instant.test(text), 'must be a time like 2016-02-29 01:16')
    .transform((text) => wallMinuteOf(text, zone))
    .refine((minute) => minute !== undefined, 'must be a time that exists');
  const arrivals: number[] = [];
  for await (const row of readTable(file, z.object({ at }))) {
    const minute = Number(row.at);
    if (minute >= from * 1440 && minute < (to + 1) * 1440) arrivals.push(minute);
  }
  if (arrivals.length === 0) throw new UnreadableFile(`${file} has no row on the days of --weeks: give days on which work came.`);
  return arrivals.toSorted((one, other) => one - other);
}
