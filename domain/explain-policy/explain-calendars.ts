import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** whose working time counts, and how merchants are sorted by size */
export const explainCalendars = (policy: PolicyDocument): readonly PolicySentence[] => [
  ...Object.entries(policy.calendars).map(([key, one]): PolicySentence => {
    const { workdays, closes, timeZone, holidayCountry: holidaysOf, extraHolidays: daysOff = [] } = one;
    // of a split day both halves are named
    const opens = one.rest === undefined ? one.opens : `${one.opens}–${one.rest.from}, ${one.rest.to}`;
    return { id: `calendar/${key}`, code: 'calendar', about: { key, workdays, opens, closes, timeZone, holidaysOf, daysOff } };
  }),
  ...Object.entries(policy.merchantCalendars).map(([country, calendar]): PolicySentence => {
    const id = `merchant-calendar/${country}`;
    return country === 'default'
      ? { id, code: 'other-calendar', about: { calendar } }
      : { id, code: 'merchant-calendar', about: { country, calendar } };
  }),
  ...policy.segments.map(({ key, fromMinor: from }): PolicySentence => {
    return { id: `segment/${key}`, code: 'segment', about: { key, from } };
  }),
  ...policy.requirements.volumeTiers.map(({ key, fromMinor: from }, at, { length }): PolicySentence => {
    return { id: `tier/${key}`, code: 'volume-tier', about: { key, from, last: at === length - 1 } };
  }),
];
