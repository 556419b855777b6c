import * as z from 'zod';
import { advice } from '../advice.ts';

const none = z.object({});
const text = z.string();
const number = z.number();

/** where teams and their shares contradict themselves */
export const sharingFindings = {
  'shares-sum': advice(z.object({ sum: number }), {
    en: ({ sum }) => ({ message: `sum to ${sum}, not 100`, remedy: 'make the shares of all teams sum to 100' }),
    fr: ({ sum }) => ({
      message: `leur somme est ${sum} et non 100`,
      remedy: 'faites que les parts des équipes totalisent 100',
    }),
  }),
  'team-not-in-queue': advice(z.object({ team: text, queue: text }), {
    en: ({ team, queue }) => ({
      message: `${team} does not work in the queue "${queue}"`,
      remedy: 'add the queue to the team, or take the team out of the shares',
    }),
    fr: ({ team, queue }) => ({
      message: `${team} ne travaille pas dans la file « ${queue} »`,
      remedy: 'ajoutez la file à l’équipe, ou retirez l’équipe des parts',
    }),
  }),
  'skill-unknown': advice(z.object({ skill: text }), {
    en: ({ skill }) => ({
      message: `no team with a share has the skill "${skill}"`,
      remedy: 'give the skill to a team, or stop asking for it',
    }),
    fr: ({ skill }) => ({
      message: `aucune équipe ayant une part n’a la compétence « ${skill} »`,
      remedy: 'donnez cette compétence à une équipe, ou ne la demandez plus',
    }),
  }),
  'languages-missing': advice(none, {
    en: () => ({
      message: 'no team with a share speaks any language',
      remedy: 'name the languages of the teams, or switch this off',
    }),
    fr: () => ({
      message: 'aucune équipe ayant une part ne parle de langue',
      remedy: 'indiquez les langues des équipes, ou désactivez ce champ',
    }),
  }),
  'never-open': advice(z.object({ queue: text }), {
    en: ({ queue }) => ({
      message: `no team is ever open in the hours of the queue "${queue}"`,
      remedy: 'give a team hours that overlap with those of the queue',
    }),
    fr: ({ queue }) => ({
      message: `aucune équipe n’est jamais ouverte aux heures de la file « ${queue} »`,
      remedy: 'donnez à une équipe des heures communes avec celles de la file',
    }),
  }),
  'allocation-hidden': advice(z.object({ queue: text, by: number }), {
    en: ({ queue, by }) => ({
      message: `never counts: allocation ${by} of the queue "${queue}" fits the same merchants first`,
      remedy: 'move it up, or remove it',
    }),
    fr: ({ queue, by }) => ({
      message: `ne compte jamais : la répartition ${by} de la file « ${queue} » vise d’abord les mêmes marchands`,
      remedy: 'remontez-la, ou supprimez-la',
    }),
  }),
  'commitment-above-cap': advice(z.object({ commitment: number, cap: number }), {
    en: ({ commitment, cap }) => ({
      message: `${commitment} a day is more than the cap of ${cap}`,
      remedy: 'raise the cap, or commit to fewer tasks',
    }),
    fr: ({ commitment, cap }) => ({
      message: `${commitment} par jour dépasse le plafond de ${cap}`,
      remedy: 'relevez le plafond, ou engagez moins de tâches',
    }),
  }),
  'team-currency-missing': advice(z.object({ team: text }), {
    en: ({ team }) => ({ message: `${team} has prices and no currency`, remedy: 'choose the currency of its prices' }),
    fr: ({ team }) => ({ message: `${team} a des prix et pas de devise`, remedy: 'choisissez la devise de ses prix' }),
  }),
} as const;
