import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { text } from './members.ts';

/** why a forecast, an alert or an absence is not taken */
export const volumeRefusals = {
  'forecast-queue': phrase(z.object({ queue: text }), {
    en: ({ queue }) => `queue: the policy has no queue "${queue}". Choose one that it has.`,
    fr: ({ queue }) => `queue : la politique n’a pas de file « ${queue} ». Choisissez-en une qui existe.`,
  }),
  'forecast-day': phrase(z.object({ day: text }), {
    en: ({ day }) => `target: ${day} is over. Choose today or a later day.`,
    fr: ({ day }) => `target : le ${day} est passé. Choisissez aujourd’hui ou un jour à venir.`,
  }),
  'alert-unknown': phrase(z.object({}), {
    en: () => 'This alert does not exist, or belongs to someone else. Open the list of alerts again.',
    fr: () => 'Cette alerte n’existe pas, ou appartient à quelqu’un d’autre. Rouvrez la liste des alertes.',
  }),
  'alert-until': phrase(z.object({ until: text }), {
    en: ({ until }, voice) => `until: ${voice.instant(until)} is in the past. Choose a later time.`,
    fr: ({ until }, voice) => `until : ${voice.instant(until)} est passé. Choisissez une heure à venir.`,
  }),
  'absence-week': phrase(z.object({ week: text }), {
    en: ({ week }) => `week: ${week} is not a Monday. Absences are given for a week from Monday: give that day.`,
    fr: ({ week }) =>
      `week : le ${week} n’est pas un lundi. Les absences valent pour une semaine à partir du lundi : donnez ce jour.`,
  }),
} as const;
