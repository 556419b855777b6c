import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why a person may not do this to a merchant or its requirements */
export const merchantRefusals = {
  'application-taken': phrase(z.object({ reference: text }), {
    en: ({ reference }) => `The reference ${reference} is taken by an application with other data.`,
    fr: ({ reference }) => `La référence ${reference} est prise par une demande aux données différentes.`,
  }),
  'deadline-not-later': phrase(z.object({ base: instant }), {
    en: ({ base }, voice) => `Choose a deadline after ${voice.instant(base)}.`,
    fr: ({ base }, voice) => `Choisissez une échéance après le ${voice.instant(base)}.`,
  }),
  'deadline-too-late': phrase(z.object({ days: count, latest: instant }), {
    en: ({ days, latest }, voice) =>
      `The policy allows an extension of ${voice.number(days)} days at once, until ${voice.instant(latest)} at the latest.`,
    fr: ({ days, latest }, voice) =>
      `La politique permet de prolonger de ${voice.number(days)} jours à la fois, jusqu’au ${voice.instant(latest)} au plus tard.`,
  }),
  'decision-first': phrase(none, {
    en: () => 'This merchant is waiting for our decision: decide its task first.',
    fr: () => 'Ce marchand attend une décision de notre part : décidez d’abord sa tâche.',
  }),
  'extension-out-of-bounds': phrase(z.object({ days: count, most: count }), {
    en: ({ days, most }, voice) =>
      `An extension of ${voice.number(days)} days is not allowed. Choose 1 to ${voice.number(most)} days.`,
    fr: ({ days, most }, voice) =>
      `Une prolongation de ${voice.number(days)} jours n’est pas permise. Choisissez de 1 à ${voice.number(most)} jours.`,
  }),
  'merchant-left': phrase(z.object({ at: instant.optional() }), {
    en: () => 'This merchant has left. Nothing changed.',
    fr: () => 'Ce marchand est parti. Rien n’a changé.',
  }),
  'merchant-unknown': phrase(none, {
    en: () => 'There is no such merchant.',
    fr: () => 'Ce marchand n’existe pas.',
  }),
  'message-none-left': phrase(z.object({ stage: text }), {
    en: ({ stage }, voice) => `All messages of the stage “${voice.word(stage)}” have been sent. Call the merchant instead.`,
    fr: ({ stage }, voice) => `Tous les messages de l’étape « ${voice.word(stage)} » sont partis. Appelez plutôt le marchand.`,
  }),
  'no-deadline': phrase(none, {
    en: () => 'This requirement has no deadline to extend.',
    fr: () => 'Cette exigence n’a pas d’échéance à repousser.',
  }),
  'no-ladder': phrase(z.object({ stage: text }), {
    en: ({ stage }, voice) =>
      `No nudges are running for this merchant in the stage “${voice.word(stage)}”. Call the merchant instead.`,
    fr: ({ stage }, voice) =>
      `Aucune relance n’est en cours pour ce marchand à l’étape « ${voice.word(stage)} ». Appelez plutôt le marchand.`,
  }),
  'no-run-waits': phrase(none, {
    en: () => 'No run of this merchant is waiting. Try again in a minute.',
    fr: () => 'Aucune exécution de ce marchand n’attend. Réessayez dans une minute.',
  }),
  'requirement-ended': phrase(z.object({ status: text }), {
    en: ({ status }, voice) => `This requirement is closed (${voice.word(status)}) and cannot be changed.`,
    fr: ({ status }, voice) => `Cette exigence est close (${voice.word(status)}) et ne peut plus être modifiée.`,
  }),
  'requirement-unknown': phrase(none, {
    en: () => 'There is no such requirement.',
    fr: () => 'Cette exigence n’existe pas.',
  }),
  'requirements-due': phrase(none, {
    en: () => 'Some requirements are still due. Wait for them first.',
    fr: () => 'Des exigences sont encore dues. Attendez-les d’abord.',
  }),
  'stage-not-next': phrase(z.object({ from: text, to: text }), {
    en: ({ to, from }, voice) => `The stage “${voice.word(to)}” does not follow “${voice.word(from)}”.`,
    fr: ({ to, from }, voice) => `L’étape « ${voice.word(to)} » ne suit pas « ${voice.word(from)} ».`,
  }),
} as const;
