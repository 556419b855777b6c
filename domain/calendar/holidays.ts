import table from './holidays.json' with { type: 'json' };

const dayMs = 86_400_000;
const lines = new Map(Object.entries(table.countries));
const years = new Map<string, ReadonlySet<number>>();

/** Countries whose holidays are known (ISO 3166-1 alpha-2). */
export const holidayCountries: ReadonlySet<string> = new Set(lines.keys());

/** First and last year the table covers. */
export const holidayYears = { first: table.firstYear, last: table.lastYear } as const;

/**
 * Public and bank holidays of a country in one year, as day numbers since 1970-01-01. Parsed once per country and year.
 * Source: holidays.json, generated from date-holidays by tools/holidays/build-holidays.ts.
 * Throws RangeError for a country or year the table doesn't hold, naming the remedy.
 */
export function holidaysOf(country: string, year: number): ReadonlySet<number> {
  const key = `${country}${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const line = lines.get(country);
  if (line === undefined)
    throw new RangeError(`no holidays known for country ${country}: name another holidayCountry in the calendar`);
  if (year < table.firstYear || year > table.lastYear) {
    throw new RangeError(
      `holidays of ${country} are known from ${table.firstYear} to ${table.lastYear}, not ${year}: widen tools/holidays/build-holidays.ts and run it`,
    );
  }
  const own = new RegExp(`\\|${year}:(\\d*)`).exec(line)?.[1];
  const days = new Set(
    `${line.slice(0, line.indexOf('|'))}${own}`
      .match(/\d{4}/g)
      ?.map((monthDay) => Date.UTC(year, Number(monthDay.slice(0, 2)) - 1, Number(monthDay.slice(2))) / dayMs),
  );
  years.set(key, days);
  return days;
}
