/** what a field of a cron expression may hold */
export interface FieldRange {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** names for the numbers from min on */
  readonly names?: readonly string[];
  /** a range may run over the end: 20-2 */
  readonly wraps: boolean;
}

export const MINUTES: FieldRange = { name: 'minutes', min: 0, max: 59, wraps: true };
export const HOURS: FieldRange = { name: 'hours', min: 0, max: 23, wraps: true };
export const DAYS: FieldRange = { name: 'day-of-month', min: 1, max: 31, wraps: true };
export const MONTHS: FieldRange = {
  name: 'month',
  min: 1,
  max: 12,
  wraps: true,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
};
export const WEEKDAYS: FieldRange = {
  name: 'day-of-week',
  min: 1,
  max: 7,
  wraps: true,
  names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};
export const YEARS: FieldRange = { name: 'year', min: 1970, max: 2199, wraps: false };

/** a number or name of the field; undefined when it is neither or out of range */
export function fieldValue(text: string, range: FieldRange): number | undefined {
  const named = range.names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return range.min + named;
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= range.min && value <= range.max ? value : undefined;
}

/** The numbers a field stands for, ascending: lists, ranges, steps, `*`. Throws Error naming the field. */
export function parseField(text: string, range: FieldRange): readonly number[] {
  const found = new Set<number>();
  for (const item of text.split(',')) for (const value of parseItem(item, range)) found.add(value);
  return [...found].sort((a, b) => a - b);
}

function parseItem(item: string, range: FieldRange): readonly number[] {
  const wrong = (): never => {
    throw new Error(`"${item}" is not valid in the ${range.name} field`);
  };
  const [span = '', step, ...more] = item.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) wrong();
  const by = step === undefined ? 1 : Number(step);
  const [low = '', high, ...others] = span.split('-');
  if (others.length > 0) wrong();
  if (span === '*') return stepped(range.min, range.max, by);
  const from = fieldValue(low, range) ?? wrong();
  if (high === undefined) return step === undefined ? [from] : stepped(from, range.max, by);
  const to = fieldValue(high, range) ?? wrong();
  if (to >= from) return stepped(from, to, by);
  if (!range.wraps) wrong();
  const size = range.max - range.min + 1;
  return stepped(from, to + size, by).map((value) => (value > range.max ? value - size : value));
}

const stepped = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, at) => from + at * by);
