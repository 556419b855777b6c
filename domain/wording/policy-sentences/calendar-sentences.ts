import * as z from 'zod';
import { money, number, sentence, text, yes } from './sentence.ts';
import type { Speech } from './speech.ts';

const calendar = z.object({
  ...{ key: text, workdays: z.array(number), opens: text, closes: text, timeZone: text, holidaysOf: text },
  daysOff: z.array(text),
});
const worked = (speech: Speech, { workdays, opens, closes, timeZone }: z.infer<typeof calendar>): string =>
  `${speech.and(workdays.map(speech.weekday))}, ${opens}–${closes} (${timeZone})`;
const tier = z.object({ key: text, from: money, last: yes });

/** whose working time counts, and how merchants are sorted by size */
export const calendarSentences = {
  calendar: sentence(calendar, {
    en: (about, speech) =>
      `Calendar ${speech.quote(about.key)}: ${worked(speech, about)}. Closed on the holidays of ${speech.country(about.holidaysOf)}${about.daysOff.length === 0 ? '' : ` and on ${speech.and(about.daysOff)}`}.`,
    fr: (about, speech) =>
      `Calendrier ${speech.quote(about.key)} : ${worked(speech, about)}. Fermé les jours fériés (${speech.country(about.holidaysOf)})${about.daysOff.length === 0 ? '' : ` et le ${speech.and(about.daysOff)}`}.`,
  }),
  'merchant-calendar': sentence(z.object({ country: text, calendar: text }), {
    en: (about, speech) => `Merchants in ${speech.country(about.country)} follow the calendar ${speech.quote(about.calendar)}.`,
    fr: (about, speech) => `Marchands, ${speech.country(about.country)} : calendrier ${speech.quote(about.calendar)}.`,
  }),
  'other-calendar': sentence(z.object({ calendar: text }), {
    en: (about, speech) => `Merchants in all other countries follow the calendar ${speech.quote(about.calendar)}.`,
    fr: (about, speech) => `Marchands, tous les autres pays : calendrier ${speech.quote(about.calendar)}.`,
  }),
  segment: sentence(z.object({ key: text, from: money }), {
    en: ({ key, from }, speech) =>
      `The segment ${speech.quote(speech.word(key))} begins at a declared monthly volume of ${speech.money(from)}.`,
    fr: ({ key, from }, speech) =>
      `Le segment ${speech.quote(speech.word(key))} commence à un volume mensuel déclaré de ${speech.money(from)}.`,
  }),
  'volume-tier': sentence(tier, {
    en: ({ key, from, last }, speech) =>
      `The volume tier ${speech.quote(speech.word(key))} begins at a declared monthly volume of ${speech.money(from)}${last ? ', or at any amount in another currency' : ''}.`,
    fr: ({ key, from, last }, speech) =>
      `Le palier de volume ${speech.quote(speech.word(key))} commence à un volume mensuel déclaré de ${speech.money(from)}${last ? ', ou à tout montant dans une autre devise' : ''}.`,
  }),
} as const;
