import * as z from 'zod';
import { phrase } from '../phrase.ts';
import type { ReadingLanguage } from '../reading-language.ts';
import { finding } from '../rejections/finding.ts';
import { findingText } from '../rejections/finding-words.ts';
import { count, none } from './members.ts';

/** the kinds of answer that say no, as RFC 9457's `type`: `urn:firstsale:problem:<one of these>` */
export const problemTypes = [
  'invalid-request',
  'invalid-policy',
  'not-signed-in',
  'too-large',
  'not-allowed',
  'not-found',
  'stale-version',
  'key-reused',
  'conflict',
  'concurrent-change',
  'unavailable',
  'unexpected',
] as const;
export type ProblemType = (typeof problemTypes)[number];

const wrongField = z.object({ name: z.string(), finding: finding.optional() });
const fieldsIn = (language: ReadingLanguage, fields: readonly z.infer<typeof wrongField>[]): string =>
  fields.map(({ name, finding: found }) => (found === undefined ? name : `${name} (${findingText(language, found)})`)).join(', ');

/** where a refusal has no code of its own, its kind speaks */
export const problems = {
  'invalid-request': phrase(z.object({ fields: z.array(wrongField) }), {
    en: ({ fields }) => `Check these fields: ${fieldsIn('en', fields)}.`,
    fr: ({ fields }) => `Vérifiez ces champs : ${fieldsIn('fr', fields)}.`,
  }),
  'invalid-policy': phrase(z.object({ findings: count }), {
    en: ({ findings }) => `The policy contradicts itself in ${findings} ${findings === 1 ? 'place' : 'places'}.`,
    fr: ({ findings }) => `La politique se contredit en ${findings} ${findings < 2 ? 'endroit' : 'endroits'}.`,
  }),
  'not-signed-in': phrase(none, { en: () => 'Sign in first.', fr: () => 'Connectez-vous d’abord.' }),
  'too-large': phrase(none, { en: () => 'This is too large. Send less.', fr: () => 'C’est trop volumineux. Envoyez-en moins.' }),
  'not-allowed': phrase(none, { en: () => 'Your role does not allow this.', fr: () => 'Votre rôle ne le permet pas.' }),
  'not-found': phrase(none, { en: () => 'This does not exist.', fr: () => 'Cela n’existe pas.' }),
  'stale-version': phrase(none, {
    en: () => 'Someone changed this after you opened it. Reload the page.',
    fr: () => 'Quelqu’un l’a modifié depuis que vous l’avez ouvert. Rechargez la page.',
  }),
  'key-reused': phrase(none, {
    en: () => 'This was sent before with other content. Reload the page, then try again.',
    fr: () => 'Cela a déjà été envoyé avec un autre contenu. Rechargez la page, puis réessayez.',
  }),
  conflict: phrase(none, {
    en: () => 'It is too late for this, or the state has changed. Reload the page.',
    fr: () => 'Il est trop tard, ou l’état a changé. Rechargez la page.',
  }),
  'concurrent-change': phrase(none, {
    en: () => 'Someone changed this at the same moment. Reload the page, then try again.',
    fr: () => 'Quelqu’un l’a modifié au même moment. Rechargez la page, puis réessayez.',
  }),
  unavailable: phrase(none, {
    en: () => 'A service does not answer. Try again in a moment: nothing is done twice.',
    fr: () => 'Un service ne répond pas. Réessayez dans un instant : rien n’est fait deux fois.',
  }),
  unexpected: phrase(none, {
    en: () => 'Something went wrong on our side and was logged. Try again: nothing is done twice.',
    fr: () => 'Une erreur s’est produite de notre côté et a été notée. Réessayez : rien n’est fait deux fois.',
  }),
} as const satisfies Readonly<Record<ProblemType, unknown>>;
