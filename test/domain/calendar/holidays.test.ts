import { expect, test } from 'vitest';
import table from '../../../domain/calendar/holidays.json' with { type: 'json' };
import { holidayCountries, holidaysOf, holidayYears } from '../../../domain/calendar/holidays.ts';
import { tabulate } from '../../../tools/holidays/tabulate-holidays.ts';

const days = (country: string, year: number) =>
  [...holidaysOf(country, year)].sort((a, b) => a - b).map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10));

test("Brazil's offices are closed at Carnival and Corpus Christi, though the law doesn't say so", () => {
  expect(days('BR', 2018)).toEqual([
    '01-01',
    '02-12',
    '02-13',
    '03-30',
    '04-21',
    '05-01',
    '05-31',
    '09-07',
    '10-07',
    '10-12',
    '10-28',
    '11-02',
    '11-15',
    '12-25',
  ]);
});
test('a British Christmas on a weekend brings substitute days', () => {
  expect(days('GB', 2021)).toEqual(expect.arrayContaining(['12-25', '12-26', '12-27', '12-28']));
});
test('a holiday of several days takes them all', () => {
  expect(days('SA', 2026)).toEqual(expect.arrayContaining(['03-19', '03-20', '03-21', '03-22']));
});
test('half a holiday takes its whole day', () => {
  expect(days('DE', 2026)).toContain('12-24');
});
test('the table is what the library says, so nobody edits it by hand', () => {
  const kept = new Map(Object.entries(table.countries));
  for (const country of ['BR', 'DE', 'FR', 'GB', 'PT', 'ES', 'US', 'NL', 'JP', 'IL']) {
    expect(kept.get(country), country).toBe(tabulate(country, holidayYears.first, holidayYears.last));
  }
  // thirty-one years of ten countries: the library takes seconds, on a busy machine many
}, 60_000);
test('every country has a table of every year', () => {
  expect(holidayCountries.size).toBeGreaterThan(200);
  for (const country of holidayCountries) expect(() => holidaysOf(country, 2027)).not.toThrow();
});
test('a country or year nobody knows is refused by name, with the remedy', () => {
  expect(() => holidaysOf('XX', 2026)).toThrow('no holidays known for country XX: name another holidayCountry');
  expect(() => holidaysOf('BR', 1999)).toThrow('from 2010 to 2040, not 1999');
  expect(() => holidaysOf('BR', 2099)).toThrow('not 2099');
});
