import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { none, someRoles, text } from './members.ts';

/** why a person may not do this to a task */
export const taskRefusals = {
  'choice-not-offered': phrase(z.object({ choice: text, choices: z.array(text) }), {
    en: ({ choice, choices }, voice) => `“${voice.word(choice)}” is not one of the choices: ${voice.words(choices)}.`,
    fr: ({ choice, choices }, voice) => `« ${voice.word(choice)} » ne fait pas partie des choix : ${voice.words(choices)}.`,
  }),
  'comment-missing': phrase(none, {
    en: () => 'The comment is empty. Write what the next person should know.',
    fr: () => 'Le commentaire est vide. Écrivez ce que la personne suivante doit savoir.',
  }),
  'first-approver': phrase(z.object({ by: text, at: instant }), {
    en: ({ by, at }, voice) =>
      `${voice.person(by)} gave the first approval on ${voice.instant(at)}. Another person must give the second.`,
    fr: ({ by, at }, voice) =>
      `${voice.person(by)} a donné la première approbation le ${voice.instant(at)}. Une autre personne doit donner la seconde.`,
  }),
  'decline-code-missing': phrase(z.object({ known: z.array(text) }), {
    en: () => 'Choose why the merchant is declined.',
    fr: () => 'Choisissez le motif du refus.',
  }),
  'decline-code-unknown': phrase(z.object({ declineCode: text, known: z.array(text) }), {
    en: ({ known }, voice) => `Choose one of the policy’s reasons: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Choisissez un motif de la politique : ${voice.words(known)}.`,
  }),
  'items-missing': phrase(z.object({ known: z.array(text) }), {
    en: () => 'Choose what to ask the merchant for. The merchant never sees your reason.',
    fr: () => 'Choisissez ce qui est demandé au marchand. Il ne lit jamais votre raison.',
  }),
  'items-unknown': phrase(z.object({ items: z.array(text), known: z.array(text) }), {
    en: () => 'The policy does not list everything you asked for. Choose again from the list.',
    fr: () => 'La politique ne prévoit pas tout ce que vous demandez. Choisissez de nouveau dans la liste.',
  }),
  'language-unknown': phrase(z.object({ language: text, known: z.array(text) }), {
    en: () => 'There are no letters in this language. Choose another language.',
    fr: () => 'Il n’y a pas de lettre dans cette langue. Choisissez-en une autre.',
  }),
  'person-may-not': phrase(z.object({ person: text, has: someRoles, wanted: someRoles }), {
    en: ({ person, has, wanted }, voice) =>
      `${voice.person(person)} has the role ${voice.words(has)}. This task needs one of: ${voice.words(wanted)}.`,
    fr: ({ person, has, wanted }, voice) =>
      `${voice.person(person)} a le rôle ${voice.words(has)}. Cette tâche demande l’un de ces rôles : ${voice.words(wanted)}.`,
  }),
  'person-unknown': phrase(z.object({ person: text }), {
    en: ({ person }, voice) => `No one named ${voice.person(person)} can sign in. Choose a person from the list.`,
    fr: ({ person }, voice) =>
      `Personne ne peut se connecter sous le nom « ${voice.person(person)} ». Choisissez une personne dans la liste.`,
  }),
  'role-missing': phrase(z.object({ has: someRoles, wanted: someRoles }), {
    en: ({ wanted, has }, voice) => `You need one of the roles ${voice.words(wanted)}. Your roles: ${voice.words(has)}.`,
    fr: ({ wanted, has }, voice) => `Il vous faut un de ces rôles : ${voice.words(wanted)}. Vos rôles : ${voice.words(has)}.`,
  }),
  'task-cancelled': phrase(z.object({ at: instant, reason: text }), {
    en: ({ at }, voice) => `Too late: the task was cancelled on ${voice.instant(at)}. Nothing changed.`,
    fr: ({ at }, voice) => `Trop tard : la tâche a été annulée le ${voice.instant(at)}. Rien n’a changé.`,
  }),
  'task-decided': phrase(z.object({ by: text, at: instant, choice: text }), {
    en: ({ by, at, choice }, voice) =>
      `Too late: ${voice.person(by)} decided the task on ${voice.instant(at)} (${voice.word(choice)}). Nothing changed.`,
    fr: ({ by, at, choice }, voice) =>
      `Trop tard : ${voice.person(by)} a décidé la tâche le ${voice.instant(at)} (${voice.word(choice)}). Rien n’a changé.`,
  }),
  'task-held': phrase(z.object({ by: text, at: instant }), {
    en: ({ by, at }, voice) =>
      `${voice.person(by)} claimed the task on ${voice.instant(at)}. Ask ${voice.person(by)} to release it, or have it assigned to you.`,
    fr: ({ by, at }, voice) =>
      `${voice.person(by)} a pris la tâche le ${voice.instant(at)}. Demandez à ${voice.person(by)} de la rendre, ou faites-vous l’attribuer.`,
  }),
  'task-snoozed': phrase(z.object({ until: instant }), {
    en: ({ until }, voice) => `This task is snoozed until ${voice.instant(until)}. Claim it to start earlier.`,
    fr: ({ until }, voice) => `Cette tâche est reportée jusqu’au ${voice.instant(until)}. Prenez-la pour commencer plus tôt.`,
  }),
  'task-unknown': phrase(none, {
    en: () => 'This task no longer exists. Reload the list.',
    fr: () => 'Cette tâche n’existe plus. Rechargez la liste.',
  }),
  'reason-missing': phrase(none, {
    en: () => 'The reason is empty. Write why: the timeline keeps it.',
    fr: () => 'La raison est vide. Écrivez pourquoi : la chronologie la garde.',
  }),
  'until-not-later': phrase(z.object({ until: instant }), {
    en: ({ until }, voice) => `The time ${voice.instant(until)} is in the past. Choose a later one.`,
    fr: ({ until }, voice) => `Le ${voice.instant(until)} est passé. Choisissez une date plus tardive.`,
  }),
  'beyond-postponement': phrase(z.object({ latest: instant, wanted: someRoles }), {
    en: ({ latest, wanted }, voice) =>
      `You can postpone it until ${voice.instant(latest)}. For longer, ask one of the roles: ${voice.words(wanted)}.`,
    fr: ({ latest, wanted }, voice) =>
      `Report possible jusqu’au ${voice.instant(latest)}. Au-delà, demandez à l’un de ces rôles : ${voice.words(wanted)}.`,
  }),
} as const;
