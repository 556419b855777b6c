import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { holidayCountries } from '../calendar/holidays.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { country } from '../values.ts';
import { type Finding, finding } from './finding.ts';

/** the rest of a split day lies between opening and closing */
const restFindings = (name: string, { opens, closes, rest }: BusinessCalendar): readonly Finding[] => {
  if (rest === undefined) return [];
  const order: readonly (readonly [field: string, first: string, second: string])[] = [
    ['rest.from', opens, rest.from],
    ['rest.to', rest.from, rest.to],
    ['closes', rest.to, closes],
  ];
  return order.flatMap(([field, first, second]) =>
    first < second ? [] : [finding(`calendars.${name}.${field}`, 'closes-early', { opens: first, closes: second })],
  );
};

/** calendars know their holidays, open before they close, and every merchant has one */
export const checkCalendars = ({ calendars, merchantCalendars }: PolicyDocument): readonly Finding[] => [
  ...Object.entries(calendars).flatMap(([name, one]) => [
    ...(holidayCountries.has(one.holidayCountry)
      ? []
      : [finding(`calendars.${name}.holidayCountry`, 'holidays-unknown', { country: one.holidayCountry })]),
    ...(one.opens < one.closes
      ? []
      : [finding(`calendars.${name}.closes`, 'closes-early', { opens: one.opens, closes: one.closes })]),
    ...restFindings(name, one),
  ]),
  ...Object.entries(merchantCalendars).flatMap(([key, name]) => [
    ...(calendars[name] === undefined
      ? [finding(`merchantCalendars.${key}`, 'name-unknown', { what: 'calendar', name, known: Object.keys(calendars) })]
      : []),
    ...(key === 'default' || country.safeParse(key).success
      ? []
      : [finding(`merchantCalendars.${key}`, 'country-unknown', { country: key })]),
  ]),
  ...(merchantCalendars.default === undefined ? [finding('merchantCalendars.default', 'default-calendar-missing', {})] : []),
];
