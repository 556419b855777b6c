import { holidayCountries } from '../calendar/holidays.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { country } from '../values.ts';
import { type Finding, finding } from './finding.ts';

/** calendars know their holidays, open before they close, and every merchant has one */
export const checkCalendars = ({ calendars, merchantCalendars }: PolicyDocument): readonly Finding[] => [
  ...Object.entries(calendars).flatMap(([name, one]) => [
    ...(holidayCountries.has(one.holidayCountry)
      ? []
      : [
          finding(
            `calendars.${name}.holidayCountry`,
            `no public holidays are known of "${one.holidayCountry}"`,
            'use the ISO code of a country whose holidays are known',
          ),
        ]),
    ...(one.opens < one.closes
      ? []
      : [finding(`calendars.${name}.closes`, `${one.closes} is not after opens ${one.opens}`, 'close later than you open')]),
  ]),
  ...Object.entries(merchantCalendars).flatMap(([key, name]) => [
    ...(calendars[name] === undefined
      ? [
          finding(
            `merchantCalendars.${key}`,
            `calendar "${name}" does not exist`,
            `use one of ${Object.keys(calendars).join(', ')}, or add it to calendars`,
          ),
        ]
      : []),
    ...(key === 'default' || country.safeParse(key).success
      ? []
      : [finding(`merchantCalendars.${key}`, `"${key}" is not a country`, 'use an ISO 3166-1 alpha-2 code, or default')]),
  ]),
  ...(merchantCalendars.default === undefined
    ? [finding('merchantCalendars.default', 'is missing', 'name the calendar of merchants whose country has none')]
    : []),
];
