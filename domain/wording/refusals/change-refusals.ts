import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why an account change is not taken, or not decided by this person */
export const changeRefusals = {
  'account-not-valid': phrase(none, {
    en: () => 'This is not a valid account number. Compare it with your bank statement, character by character.',
    fr: () => 'Ce numéro de compte n’est pas valable. Comparez-le à votre relevé, caractère par caractère.',
  }),
  'new-code-wanted': phrase(none, {
    en: () => 'This takes a new code. Ask for one and type it.',
    fr: () => 'Il faut un nouveau code. Demandez-le et saisissez-le.',
  }),
  'change-unknown': phrase(none, {
    en: () => 'There is no such account change.',
    fr: () => 'Ce changement de compte n’existe pas.',
  }),
  'change-wanted': phrase(none, {
    en: () => 'The merchant is approved. Its account and contact change by an account change only: start one.',
    fr: () => 'Le marchand est approuvé. Son compte et son contact ne changent que par un changement de compte : lancez-en un.',
  }),
  'change-ended': phrase(none, {
    en: () => 'This account change has ended. Nothing of it can be decided any more.',
    fr: () => 'Ce changement de compte est terminé. Plus rien ne peut être décidé.',
  }),
  'change-is-none': phrase(z.object({ of: text }), {
    en: ({ of }, voice) => `${voice.word(of)}: this is what we already have. Enter the new value.`,
    fr: ({ of }, voice) => `${voice.word(of)} : c’est ce que nous avons déjà. Saisissez la nouvelle valeur.`,
  }),
  'change-too-early': phrase(none, {
    en: () => 'The application is not approved yet. Correct it in the application.',
    fr: () => 'La demande n’est pas encore approuvée. Corrigez-la dans la demande.',
  }),
  'change-under-way': phrase(z.object({ of: text, since: instant }), {
    en: ({ of, since }, voice) =>
      `${voice.word(of)}: a change has been under way since ${voice.instant(since)}. Wait for its end, or object to it.`,
    fr: ({ of, since }, voice) =>
      `${voice.word(of)} : un changement est en cours depuis le ${voice.instant(since)}. Attendez sa fin ou opposez-vous.`,
  }),
  'changes-not-taken': phrase(none, {
    en: () => 'The policy has no rules for account changes. Publish one that has accountChanges.',
    fr: () => 'La politique n’a pas de règles pour les changements de compte. Publiez-en une qui contient accountChanges.',
  }),
  'contact-empty': phrase(none, {
    en: () => 'Enter at least one of: name, e-mail address, phone number.',
    fr: () => 'Saisissez au moins un nom, une adresse e-mail ou un numéro de téléphone.',
  }),
  'contact-not-valid': phrase(z.object({ field: text }), {
    en: ({ field }, voice) => `${voice.word(field)}: nobody can be reached there. Check it and enter it again.`,
    fr: ({ field }, voice) => `${voice.word(field)} : personne n’y est joignable. Vérifiez et saisissez de nouveau.`,
  }),
  'people-too-few': phrase(z.object({ people: z.array(text), least: count }), {
    en: ({ people, least }, voice) =>
      `Asking, calling back and two approvals take ${voice.number(least)} people. So far: ${people.map(voice.person).join(', ')}. Another person must approve.`,
    fr: ({ people, least }, voice) =>
      `La demande, le rappel et les deux approbations demandent ${voice.number(least)} personnes. Jusqu’ici : ${people.map(voice.person).join(', ')}. Une autre personne doit approuver.`,
  }),
} as const;
