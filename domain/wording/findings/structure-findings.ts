import * as z from 'zod';
import { advice } from '../advice.ts';
import { foundValue } from '../rejections/finding.ts';
import { problemWords } from '../rejections/finding-words.ts';

const none = z.object({});
const text = z.string();
const number = z.number();
const names = z.array(text);
const list = (values: readonly string[]): string => values.join(', ');

const things = {
  calendar: ['calendar', 'le calendrier'],
  queue: ['queue', 'la file'],
  tier: ['volume tier', 'le palier de volume'],
  provider: ['provider', 'le prestataire'],
  team: ['team', 'l’équipe'],
} as const;

/** where the parts of a policy do not fit together */
export const structureFindings = {
  'field-wrong': advice(foundValue, {
    en: (found) => ({
      message: problemWords('en', found),
      remedy: 'correct the field; domain/policy/policy-schema.ts describes it',
    }),
    fr: (found) => ({
      message: problemWords('fr', found),
      remedy: 'corrigez le champ ; domain/policy/policy-schema.ts le décrit',
    }),
  }),
  repeated: advice(z.object({ value: text }), {
    en: ({ value }) => ({ message: `"${value}" is listed twice`, remedy: 'rename one, or remove it' }),
    fr: ({ value }) => ({ message: `« ${value} » y figure deux fois`, remedy: 'renommez l’un, ou retirez-le' }),
  }),
  'not-ascending': advice(z.object({ value: number, before: number }), {
    en: ({ value, before }) => ({
      message: `${value} is not greater than ${before}`,
      remedy: 'put them in ascending order, each greater than the one before',
    }),
    fr: ({ value, before }) => ({
      message: `${value} n’est pas supérieur à ${before}`,
      remedy: 'mettez-les en ordre croissant, chacun supérieur au précédent',
    }),
  }),
  'name-unknown': advice(
    z.object({ what: z.enum(['calendar', 'queue', 'tier', 'provider', 'team']), name: text, known: names }),
    {
      en: ({ what, name, known }) => ({
        message: `${things[what][0]} "${name}" does not exist`,
        remedy: `add it, or use one of ${list(known)}`,
      }),
      fr: ({ what, name, known }) => ({
        message: `${things[what][1]} « ${name} » n’existe pas`,
        remedy: `ajoutez-le, ou utilisez l’un de ceux-ci : ${list(known)}`,
      }),
    },
  ),
  'country-unknown': advice(z.object({ country: text }), {
    en: ({ country }) => ({
      message: `"${country}" is not a country`,
      remedy: 'use an ISO 3166-1 alpha-2 code, or default',
    }),
    fr: ({ country }) => ({
      message: `« ${country} » n’est pas un pays`,
      remedy: 'utilisez un code ISO 3166-1 alpha-2, ou default',
    }),
  }),
  'currency-unknown': advice(z.object({ currency: text }), {
    en: ({ currency }) => ({ message: `"${currency}" is not a currency`, remedy: 'use an ISO 4217 code in capitals' }),
    fr: ({ currency }) => ({
      message: `« ${currency} » n’est pas une devise`,
      remedy: 'utilisez un code ISO 4217 en majuscules',
    }),
  }),
  'floor-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'give every tier a floor in every currency of the first' }),
    fr: () => ({ message: 'manque', remedy: 'donnez à chaque palier un seuil dans chaque devise du premier' }),
  }),
  'floor-not-zero': advice(none, {
    en: () => ({ message: 'is not 0', remedy: 'start the first tier at 0' }),
    fr: () => ({ message: 'n’est pas 0', remedy: 'faites commencer le premier palier à 0' }),
  }),
  'holidays-unknown': advice(z.object({ country: text }), {
    en: ({ country }) => ({
      message: `no public holidays are known for "${country}"`,
      remedy: 'use the ISO code of a country whose holidays are known',
    }),
    fr: ({ country }) => ({
      message: `aucun jour férié n’est connu pour « ${country} »`,
      remedy: 'utilisez le code ISO d’un pays dont les jours fériés sont connus',
    }),
  }),
  'closes-early': advice(z.object({ opens: text, closes: text }), {
    en: ({ opens, closes }) => ({ message: `${closes} is not after opens ${opens}`, remedy: 'set closes later than opens' }),
    fr: ({ opens, closes }) => ({
      message: `${closes} ne vient pas après opens ${opens}`,
      remedy: 'fixez closes après opens',
    }),
  }),
  'default-calendar-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'name the calendar for countries that are not listed' }),
    fr: () => ({ message: 'manque', remedy: 'nommez le calendrier des pays qui ne sont pas listés' }),
  }),
  'escalates-in-a-loop': advice(z.object({ queues: names }), {
    en: ({ queues }) => ({
      message: `comes back to the same queue: ${queues.join(' → ')}`,
      remedy: 'name another queue, or remove the field',
    }),
    fr: ({ queues }) => ({
      message: `revient à la même file : ${queues.join(' → ')}`,
      remedy: 'nommez une autre file, ou retirez le champ',
    }),
  }),
  'queue-cannot-decide': advice(z.object({ queue: text, choices: names }), {
    en: ({ queue, choices }) => ({
      message: `queue "${queue}" does not offer ${list(choices)}`,
      remedy: 'add the choices to the queue',
    }),
    fr: ({ queue, choices }) => ({
      message: `la file « ${queue} » ne propose pas ${list(choices)}`,
      remedy: 'ajoutez ces choix à la file',
    }),
  }),
} as const;
