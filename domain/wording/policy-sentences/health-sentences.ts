import * as z from 'zod';
import { number, sentence } from './sentence.ts';
import type { Speech } from './speech.ts';

const weights = z.object({ weights: z.record(z.string(), number) });
const shares = (speech: Speech, given: z.infer<typeof weights>['weights']): string =>
  speech.and(
    Object.entries(given).map(([factor, weight]) => `${speech.word(factor)} ${speech.percent(Math.round(weight * 1000) / 10)}`),
  );
const worst = z.object({ refundPercent: number, cases: number, rhythms: number, defaultDays: number });

/** how the health of a merchant is scored */
export const healthSentences = {
  'health-weights': sentence(weights, {
    en: (about, speech) => `The health score is made of ${shares(speech, about.weights)}.`,
    fr: (about, speech) => `Le score de santé se compose ainsi : ${shares(speech, about.weights)}.`,
  }),
  'health-bands': sentence(z.object({ healthyFrom: number, atRiskFrom: number }), {
    en: ({ healthyFrom, atRiskFrom }) =>
      `A merchant with ${healthyFrom} of 100 points or more is healthy, from ${atRiskFrom} at risk, and below that critical. Critical health opens a task.`,
    fr: ({ healthyFrom, atRiskFrom }) =>
      `Un marchand est en bonne santé dès ${healthyFrom} points sur 100, à risque dès ${atRiskFrom}, et critique en dessous. La santé critique ouvre une tâche.`,
  }),
  'health-worst': sentence(worst, {
    en: ({ refundPercent, cases, rhythms, defaultDays }, speech) =>
      `A factor gives no points at ${speech.percent(refundPercent)} refunds, at ${speech.count(cases, 'open case', 'open cases')}, or after ${speech.number(rhythms)} times the merchant’s usual interval without a sale (${speech.count(defaultDays, 'day', 'days')} until the interval is known).`,
    fr: ({ refundPercent, cases, rhythms, defaultDays }, speech) =>
      `Un critère ne rapporte plus de points à ${speech.percent(refundPercent)} de remboursements, à ${speech.count(cases, 'dossier ouvert', 'dossiers ouverts')}, ou sans vente depuis ${speech.number(rhythms)} fois l’intervalle habituel du marchand (${speech.count(defaultDays, 'jour', 'jours')} tant qu’il n’est pas connu).`,
  }),
} as const;
