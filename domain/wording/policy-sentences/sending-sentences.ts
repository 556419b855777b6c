import * as z from 'zod';
import { none, number, sentence, text, yes } from './sentence.ts';

/** when a nudge may leave, and how often */
export const sendingSentences = {
  'quiet-hours': sentence(z.object({ from: text, to: text }), {
    en: ({ from, to }) => `No nudge is sent between ${from} and ${to}, local time of the merchant.`,
    fr: ({ from, to }) => `Aucune relance ne part entre ${from} et ${to}, heure locale du marchand.`,
  }),
  'no-days-off': sentence(none, {
    en: () => 'Nudges are sent every day, weekends and holidays included.',
    fr: () => 'Les relances partent tous les jours, week-ends et jours fériés compris.',
  }),
  'days-off': sentence(z.object({ weekends: yes, holidays: yes }), {
    en: ({ weekends, holidays }, speech) =>
      `No nudge is sent ${speech.or([...(weekends ? ['at weekends'] : []), ...(holidays ? ['on holidays'] : [])])}.`,
    fr: ({ weekends, holidays }, speech) =>
      `Aucune relance ne part ${speech.or([...(weekends ? ['le week-end'] : []), ...(holidays ? ['les jours fériés'] : [])])}.`,
  }),
  cap: sentence(z.object({ nudges: number, days: number }), {
    en: ({ nudges, days }, speech) =>
      `A merchant gets at most ${speech.count(nudges, 'nudge', 'nudges')} in ${speech.count(days, 'day', 'days')}, in all stages together.`,
    fr: ({ nudges, days }, speech) =>
      `Un marchand reçoit au plus ${speech.count(nudges, 'relance', 'relances')} en ${speech.count(days, 'jour', 'jours')}, toutes étapes confondues.`,
  }),
  gap: sentence(z.object({ hours: number }), {
    en: ({ hours }, speech) => `At least ${speech.count(hours, 'hour', 'hours')} pass between two nudges.`,
    fr: ({ hours }, speech) => `Deux relances sont espacées d’au moins ${speech.count(hours, 'heure', 'heures')}.`,
  }),
  unread: sentence(z.object({ days: number }), {
    en: ({ days }, speech) =>
      `An in-app message counts once the merchant’s page has shown it. Unread for ${speech.count(days, 'working day', 'working days')}, it gives way to the next message.`,
    fr: ({ days }, speech) =>
      `Un message intégré compte dès que la page du marchand l’a affiché. Non lu pendant ${speech.count(days, 'jour ouvré', 'jours ouvrés')}, il laisse place au message suivant.`,
  }),
  'hold-out': sentence(z.object({ percent: number, salt: text }), {
    en: ({ percent, salt }, speech) =>
      `${speech.percent(percent)} of merchants are never nudged, so that the effect of nudges can be measured. They are drawn with the salt ${speech.quote(salt)}.`,
    fr: ({ percent, salt }, speech) =>
      `${speech.percent(percent)} des marchands ne sont jamais relancés, pour mesurer l’effet des relances. Ils sont tirés au sort avec le sel ${speech.quote(salt)}.`,
  }),
} as const;
