import Holidays from 'date-holidays';

/** the library notes who alone is free: China's Women's Day closes no office */
const ofAFew = /\b(women|youth|children|military)\b/i;

/**
 * The days on which a country's offices are closed: public and bank holidays, whole days and half days alike (a message on
 * Christmas Eve at 15:00 is as unwelcome as one on Christmas Day). Source: date-holidays, nationwide rules.
 * One line per country: days free every year, then those of each year (`0101…|2018:0213…|2019:…`), all MMDD.
 */
export function tabulate(country: string, firstYear: number, lastYear: number): string {
  const perYear = new Map<number, Set<string>>();
  for (let year = firstYear; year <= lastYear; year += 1) perYear.set(year, new Set());
  const library = new Holidays(country);
  // a holiday of the neighbouring year can reach into this one
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    for (const holiday of library.getHolidays(year)) {
      if (holiday.type !== 'public' && holiday.type !== 'bank') continue;
      if ('note' in holiday && ofAFew.test(String(holiday.note))) continue;
      for (const date of datesOf(holiday)) perYear.get(Number(date.slice(0, 4)))?.add(date.slice(5, 7) + date.slice(8, 10));
    }
  }
  const sets = [...perYear.values()];
  const every = [...(sets[0] ?? [])].filter((day) => sets.every((set) => set.has(day))).sort();
  const years = [...perYear].map(
    ([year, days]) =>
      `${year}:${[...days]
        .filter((day) => !every.includes(day))
        .sort()
        .join('')}`,
  );
  return [every.join(''), ...years].join('|');
}

function datesOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
  // an evening's holiday lasts less than a day and still takes its date
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
  return Array.from({ length: days }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
}
