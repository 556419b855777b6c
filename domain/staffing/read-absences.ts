import { dayNumber } from '../calendar/day-number.ts';
import { minuteOf } from '../calendar/working-day.ts';
import { day } from '../values.ts';
import { type OpenHours, SLOT, slotsADay } from './open-hours.ts';

/** people who are away: on a day from one time to another by the plan's clock */
export interface Absence {
  /** days after the plan's Monday, 0 to 6 */
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly people: number;
}
export type AbsenceFault = 'columns' | 'date' | 'week' | 'from' | 'to' | 'order' | 'people' | 'empty';
/** what is wrong with a file of absences, and on which of its lines */
export interface WrongAbsence {
  readonly line: number;
  readonly fault: AbsenceFault;
}

const columns = ['date', 'from', 'to', 'people'] as const;
const clock = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const cellsOf = (line: string): readonly string[] =>
  line.split(line.includes(';') ? ';' : ',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/**
 * Absences of a week from a CSV file with the columns date, from, to and people, in any order; without people it is one. Either all of them, or
 * every line that is wrong.
 */
export const readAbsences = (text: string, monday: string): readonly Absence[] | readonly WrongAbsence[] => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const names = cellsOf(String(lines[0])).map((name) => name.toLowerCase());
  const places = columns.map((column) => names.indexOf(column));
  if (places.slice(0, 3).includes(-1)) return [{ line: 1, fault: 'columns' }];
  const read: Absence[] = [];
  const wrong: WrongAbsence[] = [];
  for (const [n, line] of lines.entries()) {
    if (n === 0 || line.trim() === '') continue;
    const cells = cellsOf(line);
    const [date = '', from = '', to = '', people = ''] = places.map((at) => cells[at] ?? '');
    const one = { day: dayNumber(date) - dayNumber(monday), from: 0, to: 0, people: people === '' ? 1 : Number(people) };
    const rules: readonly (readonly [AbsenceFault, boolean])[] = [
      ['date', day.safeParse(date).success],
      ['week', one.day >= 0 && one.day <= 6],
      ['from', clock.test(from)],
      ['to', clock.test(to)],
      ['order', minuteOf(from) !== minuteOf(to)],
      ['people', Number.isInteger(one.people) && one.people >= 1 && one.people <= 10_000],
    ];
    const fault = rules.find(([, holds]) => !holds)?.[0];
    if (fault !== undefined) wrong.push({ line: n + 1, fault });
    else read.push({ ...one, from: minuteOf(from), to: minuteOf(to) < minuteOf(from) ? minuteOf(to) + 1440 : minuteOf(to) });
  }
  if (wrong.length > 0) return wrong;
  return read.length === 0 ? [{ line: 1, fault: 'empty' }] : read;
};

/** people in each open half hour of the week without those who are away, never fewer than nobody; who misses a part of one is away from it */
export const staffWithout = (hours: OpenHours, staff: readonly number[], absences: readonly Absence[]): readonly number[] =>
  staff.map((people, slot) => {
    const dayStarts = Math.floor(slot / slotsADay(hours)) * 1440;
    const from = dayStarts + hours.opens + (slot % slotsADay(hours)) * SLOT;
    const away = absences.filter((one) => {
      const [begins, ends] = [one.day * 1440 + one.from, one.day * 1440 + one.to];
      return begins < from + SLOT && ends > from;
    });
    return Math.max(0, people - away.reduce((sum, one) => sum + one.people, 0));
  });
