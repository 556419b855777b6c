import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Sentence, Speech } from './speech.ts';

/** whose working time counts, and how merchants are sorted by size */
export const sayCalendars = (speech: Speech, policy: PolicyDocument): readonly Sentence[] => [
  ...Object.entries(policy.calendars).map(([name, calendar]) => {
    const extra = calendar.extraHolidays ?? [];
    const off = extra.length === 0 ? '' : speech.say(`, and off on ${speech.and(extra)}`, `, et chômé le ${speech.and(extra)}`);
    const worked = `${speech.and(calendar.workdays.map(speech.weekday))}, ${calendar.opens}–${calendar.closes} (${calendar.timeZone})`;
    const country = speech.country(calendar.holidayCountry);
    return {
      id: `calendar/${name}`,
      text: speech.say(
        `Calendar ${speech.quote(name)}: ${worked}; holidays of ${country}${off}.`,
        `Calendrier ${speech.quote(name)} : ${worked} ; jours fériés : ${country}${off}.`,
      ),
    };
  }),
  ...Object.entries(policy.merchantCalendars).map(([code, calendar]) => ({
    id: `merchant-calendar/${code}`,
    text:
      code === 'default'
        ? speech.say(
            `All other countries: calendar ${speech.quote(calendar)}.`,
            `Tous les autres pays : calendrier ${speech.quote(calendar)}.`,
          )
        : speech.say(
            `Merchants in ${speech.country(code)}: calendar ${speech.quote(calendar)}.`,
            `Marchands, ${speech.country(code)} : calendrier ${speech.quote(calendar)}.`,
          ),
  })),
  ...policy.segments.map(({ key, fromMinor }) => ({
    id: `segment/${key}`,
    text: speech.say(
      `Segment ${speech.quote(speech.word(key))}: from a declared monthly volume of ${speech.money(fromMinor)}.`,
      `Segment ${speech.quote(speech.word(key))} : dès un volume mensuel déclaré de ${speech.money(fromMinor)}.`,
    ),
  })),
  ...policy.requirements.volumeTiers.map(({ key, fromMinor }, at, { length }) => ({
    id: `tier/${key}`,
    text: speech.say(
      `Volume tier ${speech.quote(speech.word(key))}: from a declared monthly volume of ${speech.money(fromMinor)}${at === length - 1 ? ', or of any amount in another currency' : ''}.`,
      `Palier de volume ${speech.quote(speech.word(key))} : dès un volume mensuel déclaré de ${speech.money(fromMinor)}${at === length - 1 ? ', ou de tout montant dans une autre devise' : ''}.`,
    ),
  })),
];
