import * as z from 'zod';
import { advice } from '../advice.ts';

const none = z.object({});
const text = z.string();
const number = z.number();

/** where ladders, caps, milestones and health of a policy contradict themselves */
export const careFindings = {
  'amount-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'give the amount in minor units for each currency' }),
    fr: () => ({ message: 'manque', remedy: 'donnez le montant en unités mineures pour chaque devise' }),
  }),
  'count-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'give the number of payments' }),
    fr: () => ({ message: 'manque', remedy: 'donnez le nombre de paiements' }),
  }),
  'answer-english-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'write the answer in English: merchants of other languages get that text' }),
    fr: () => ({ message: 'manque', remedy: 'rédigez la réponse en anglais : elle sert pour les langues sans texte' }),
  }),
  'check-in-unknown': advice(z.object({ day: number, known: z.array(text) }), {
    en: ({ day, known }) => ({ message: `there is no check-in on day ${day}`, remedy: `use one of ${known.join(', ')}` }),
    fr: ({ day, known }) => ({
      message: `il n’y a pas de point de suivi au jour ${day}`,
      remedy: `utilisez l’un de ceux-ci : ${known.join(', ')}`,
    }),
  }),
  'weights-sum': advice(z.object({ sum: number }), {
    en: ({ sum }) => ({ message: `sum to ${sum}, not 1`, remedy: 'make the five weights sum to 1' }),
    fr: ({ sum }) => ({ message: `leur somme est ${sum} et non 1`, remedy: 'faites que les cinq poids totalisent 1' }),
  }),
  'at-risk-too-high': advice(z.object({ atRiskFrom: number, healthyFrom: number }), {
    en: ({ atRiskFrom, healthyFrom }) => ({
      message: `${atRiskFrom} is not below healthyFrom ${healthyFrom}`,
      remedy: 'set atRiskFrom below healthyFrom',
    }),
    fr: ({ atRiskFrom, healthyFrom }) => ({
      message: `${atRiskFrom} n’est pas inférieur à healthyFrom ${healthyFrom}`,
      remedy: 'fixez atRiskFrom sous healthyFrom',
    }),
  }),
  'rung-too-early': advice(z.object({ days: number }), {
    en: ({ days }) => ({
      message: `comes before the merchant is stalled (${days} working days)`,
      remedy: 'set the first rung to stalledAfterWorkingDays or later',
    }),
    fr: ({ days }) => ({
      message: `vient avant que le marchand soit bloqué (${days} jours ouvrés)`,
      remedy: 'placez le premier échelon à stalledAfterWorkingDays ou plus tard',
    }),
  }),
  'ladder-hidden': advice(z.object({ stage: text, by: number }), {
    en: ({ stage, by }) => ({
      message: `no merchant climbs it: ladder ${by} of the list is for all of its merchants in ${stage}`,
      remedy: 'move it before that one, or remove it',
    }),
    fr: ({ stage, by }) => ({
      message: `aucun marchand ne la suit : l’échelle ${by} de la liste vaut déjà pour tous les siens dans ${stage}`,
      remedy: 'placez-la avant celle-ci, ou supprimez-la',
    }),
  }),
  'ladder-for-some': advice(z.object({ stage: text }), {
    en: ({ stage }) => ({
      message: `merchants of other segments and PSP clients have no ladder in ${stage}`,
      remedy: 'add a ladder of that stage that applies to all, after the others',
    }),
    fr: ({ stage }) => ({
      message: `les marchands des autres segments et clients PSP n’ont pas d’échelle dans ${stage}`,
      remedy: 'ajoutez après les autres une échelle de cette phase qui vaut pour tous',
    }),
  }),
  'dormant-misplaced': advice(z.object({ stage: text }), {
    en: ({ stage }) => ({
      message: `the stage ${stage} cannot end with dormant`,
      remedy: 'end this ladder with a task: only merchants in activation become dormant',
    }),
    fr: ({ stage }) => ({
      message: `l’étape ${stage} ne peut pas finir par dormant`,
      remedy: 'finissez par une tâche : seuls les marchands en activation deviennent dormants',
    }),
  }),
  'dormant-not-last': advice(none, {
    en: () => ({ message: 'dormant is not the last rung', remedy: 'remove the rungs after it, or move it to the end' }),
    fr: () => ({
      message: 'dormant n’est pas le dernier échelon',
      remedy: 'retirez les échelons suivants, ou placez-le à la fin',
    }),
  }),
  'quiet-too-long': advice(z.object({ minutes: number }), {
    en: ({ minutes }) => ({
      message: `leave ${minutes} minutes a day in which messages may be sent`,
      remedy: 'leave at least one hour: postponed messages are sent once an hour',
    }),
    fr: ({ minutes }) => ({
      message: `laissent ${minutes} minutes par jour pour envoyer des messages`,
      remedy: 'laissez au moins une heure : les messages différés partent une fois par heure',
    }),
  }),
  'two-caps': advice(z.object({ days: number }), {
    en: ({ days }) => ({ message: `${days} days have two caps`, remedy: 'keep one cap per window' }),
    fr: ({ days }) => ({ message: `${days} jours ont deux plafonds`, remedy: 'gardez un plafond par période' }),
  }),
  'cap-too-low': advice(z.object({ days: number, shorter: number }), {
    en: ({ days, shorter }) => ({
      message: `allows fewer in ${days} days than the cap of ${shorter} days allows`,
      remedy: 'raise it, or lower the cap of the shorter window',
    }),
    fr: ({ days, shorter }) => ({
      message: `permet moins en ${days} jours que le plafond de ${shorter} jours`,
      remedy: 'relevez-le, ou baissez le plafond de la période plus courte',
    }),
  }),
} as const;
