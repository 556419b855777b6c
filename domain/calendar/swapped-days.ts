import table from './swapped-days.json' with { type: 'json' };

const dayMs = 86_400_000;

/** the day the table was compared with what governments had announced */
export const swappedDaysAsOf = table.asOf;

/** `2026:01100808|…` as day numbers since 1970-01-01 */
const daysOf = (line: string): ReadonlySet<number> =>
  new Set(
    line.split('|').flatMap((part) => {
      const [year = '', days = ''] = part.split(':');
      return Array.from(
        days.matchAll(/(\d\d)(\d\d)/g),
        ([, month, day]) => Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMs,
      );
    }),
  );

const countries = new Map(
  Object.entries(table.countries).map(([country, { worked, off }]) => [country, { worked: daysOf(worked), off: daysOf(off) }]),
);

/**
 * What a government made of a day (days since 1970-01-01) by decree: `worked` is a day of the weekend worked in exchange for a free one,
 * `off` a working day that is free. Undefined for every other day and country.
 */
export const swappedDay = (country: string, localDayNumber: number): 'worked' | 'off' | undefined => {
  const days = countries.get(country);
  if (days?.worked.has(localDayNumber)) return 'worked';
  return days?.off.has(localDayNumber) ? 'off' : undefined;
};
