import * as z from 'zod';
import type { DailySeries } from '../../domain/forecast/daily-series.ts';
import type { HourlySeries } from '../../domain/forecast/forecast-hours.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';

const dayMs = 86_400_000;
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const count = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a count of 0 or more')
  .transform(Number);
const day = z.iso.date({ error: 'must be a day like 2018-01-31' }).transform((text) => Date.parse(text) / dayMs);
const hour = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3])(:00(:00)?)?$/, 'must be an hour like 2018-01-31 13:00')
  .transform((text) => ({ day: Date.parse(text.slice(0, 10)) / dayMs, hour: Number(text.slice(11, 13)) }))
  .refine((one) => Number.isInteger(one.day), 'must be an hour of a day that exists');

/**
 * The days of a file, in any order. A day without a row would be counted as a day without work, so it is refused.
 * @throws UnreadableFile naming the day and the remedy
 */
export async function readDaily(file: string, column: string): Promise<DailySeries> {
  const counts = new Map<number, number>();
  for await (const row of readTable(file, z.object({ day, count }), { count: column })) {
    if (counts.has(row.day)) throw new UnreadableFile(`${file} has ${dayText(row.day)} twice: keep one row of it.`);
    counts.set(row.day, row.count);
  }
  const days = [...counts.keys()].toSorted((one, other) => one - other);
  const [firstDay] = days;
  if (firstDay === undefined) throw new UnreadableFile(`${file} has no row: give a row for each day.`);
  const gap = days.find((at, n) => at !== firstDay + n);
  if (gap !== undefined)
    throw new UnreadableFile(
      `${file} has no row between ${dayText(Number(days[days.indexOf(gap) - 1]))} and ${dayText(gap)}: give one for each day, with 0 where nothing came.`,
    );
  return { firstDay, counts: days.map((at) => counts.get(at) ?? 0) };
}

/**
 * The hours of a file, in any order; an hour without a row had nothing in it, as long as its day has a row.
 * @throws UnreadableFile naming the hour and the remedy
 */
export async function readHourly(file: string, column: string): Promise<HourlySeries> {
  const days = new Map<number, number[]>();
  const seen = new Set<string>();
  for await (const { hour: at, count: came } of readTable(file, z.object({ hour, count }), { count: column })) {
    const key = `${at.day}/${at.hour}`;
    if (seen.has(key)) throw new UnreadableFile(`${file} has ${dayText(at.day)} ${at.hour}:00 twice: keep one row of it.`);
    seen.add(key);
    const hours = days.get(at.day) ?? Array.from({ length: 24 }, () => 0);
    hours[at.hour] = came;
    days.set(at.day, hours);
  }
  const known = [...days.keys()].toSorted((one, other) => one - other);
  const [firstDay] = known;
  if (firstDay === undefined) throw new UnreadableFile(`${file} has no row: give a row for each hour.`);
  const gap = known.find((at, n) => at !== firstDay + n);
  if (gap !== undefined) throw new UnreadableFile(`${file} has no hour of the day before ${dayText(gap)}: give its rows.`);
  return { firstDay, hours: known.map((at) => days.get(at) ?? []) };
}
