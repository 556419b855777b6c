import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none } from './members.ts';

/** why a question of a merchant, or an answer to it, is not taken */
export const requestRefusals = {
  'case-unknown': phrase(none, {
    en: () => 'There is no such request.',
    fr: () => 'Cette demande n’existe pas.',
  }),
  'requests-enough': phrase(z.object({ most: count }), {
    en: ({ most }, voice) =>
      `${voice.number(most)} requests wait for an answer already. Add to one of them, or wait until one is answered.`,
    fr: ({ most }, voice) =>
      `${voice.number(most)} demandes attendent déjà une réponse. Complétez l’une d’elles ou attendez-en une.`,
  }),
  'replies-enough': phrase(z.object({ most: count }), {
    en: ({ most }, voice) =>
      `${voice.number(most)} messages of this request wait for an answer. Wait for it before you write more.`,
    fr: ({ most }, voice) =>
      `${voice.number(most)} messages de cette demande attendent une réponse. Attendez-la avant d’écrire de nouveau.`,
  }),
  'request-full': phrase(z.object({ most: count }), {
    en: ({ most }, voice) => `This request has ${voice.number(most)} messages. Open a new one.`,
    fr: ({ most }, voice) => `Cette demande compte ${voice.number(most)} messages. Ouvrez-en une nouvelle.`,
  }),
  'request-ended': phrase(none, {
    en: () => 'This request is closed. The merchant can open it again.',
    fr: () => 'Cette demande est close. Le marchand peut la rouvrir.',
  }),
  'alert-days-out-of-bounds': phrase(z.object({ least: count, most: count }), {
    en: ({ least, most }, voice) => `Choose ${voice.number(least)} to ${voice.number(most)} days.`,
    fr: ({ least, most }, voice) => `Choisissez de ${voice.number(least)} à ${voice.number(most)} jours.`,
  }),
  'request-unanswered': phrase(none, {
    en: () => 'There is no answer to rate yet.',
    fr: () => 'Il n’y a pas encore de réponse à noter.',
  }),
} as const;
