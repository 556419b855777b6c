import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, text } from './members.ts';

const shift = z.object({ start: text, lunch: text });

/** why shifts are not published */
export const planRefusals = {
  'plan-week': phrase(z.object({ week: text }), {
    en: ({ week }) => `week: ${week} is not a Monday. A plan is for a week from Monday: give that day.`,
    fr: ({ week }) =>
      `week : le ${week} n’est pas un lundi. Un planning vaut pour une semaine à partir du lundi : donnez ce jour.`,
  }),
  'plan-history': phrase(z.object({ days: count }), {
    en: ({ days }) => `came: a half hour lies after the ${days} days of the history. Plan again.`,
    fr: ({ days }) => `came : une demi-heure est après les ${days} jours d’historique. Refaites le planning.`,
  }),
  'plan-volume': phrase(z.object({ most: count }), {
    en: ({ most }) => `came: more than ${most} tasks cannot be judged at once. Plan on fewer weeks or one queue.`,
    fr: ({ most }) =>
      `came : plus de ${most} tâches ne peuvent pas être évaluées à la fois. Planifiez sur moins de semaines ou une seule file.`,
  }),
  'plan-no-work': phrase(z.object({ until: text }), {
    en: ({ until }) => `came: no task was opened in the eight weeks up to ${until}. Choose another queue or all of them.`,
    fr: ({ until }) =>
      `came : aucune tâche n’a été ouverte pendant les huit semaines jusqu’au ${until}. Choisissez une autre file ou toutes.`,
  }),
  'plan-shift-days': phrase(shift, {
    en: ({ start }) => `shifts: the shift at ${start} names a day twice. Give five different days.`,
    fr: ({ start }) => `shifts : le poste de ${start} nomme deux fois un jour. Donnez cinq jours différents.`,
  }),
  'plan-shift-lunch': phrase(shift, {
    en: ({ start, lunch }) =>
      `shifts: lunch at ${lunch} is not two to five hours after the start at ${start}, on a full or half hour. Move it.`,
    fr: ({ start, lunch }) =>
      `shifts : la pause de ${lunch} n’est pas deux à cinq heures après le début à ${start}, à une heure pleine ou demie. Déplacez-la.`,
  }),
  'plan-shift-hours': phrase(shift, {
    en: ({ start }) => `shifts: nine hours from ${start} do not lie within the open hours. Start earlier, or open longer.`,
    fr: ({ start }) =>
      `shifts : neuf heures à partir de ${start} dépassent les heures d’ouverture. Commencez plus tôt, ou ouvrez plus longtemps.`,
  }),
} as const;
