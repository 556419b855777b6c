import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why operations may not do this piece of their own work */
export const deskRefusals = {
  'account-by-merchant': phrase(none, {
    en: () => 'Only the merchant enters its account number. No one here types it.',
    fr: () => 'Seul le marchand saisit son numéro de compte. Personne ici ne le tape.',
  }),
  'already-asked': phrase(none, {
    en: () => 'The merchant was already asked for this and has not handed it in yet.',
    fr: () => 'C’est déjà demandé au marchand, qui ne l’a pas encore transmis.',
  }),
  'document-unknown': phrase(none, {
    en: () => 'This merchant has no such document.',
    fr: () => 'Ce marchand n’a pas ce document.',
  }),
  'document-known': phrase(none, {
    en: () => 'This document has arrived already. Choose a new file to send another one.',
    fr: () => 'Ce document est déjà arrivé. Choisissez un nouveau fichier pour en envoyer un autre.',
  }),
  'document-not-clean': phrase(z.object({ state: text }), {
    en: ({ state }) =>
      state === 'refused'
        ? 'This document was refused and cannot be opened.'
        : 'This document is still being scanned. Try again in a minute.',
    fr: ({ state }) =>
      state === 'refused'
        ? 'Ce document a été refusé et ne peut pas être ouvert.'
        : 'Ce document est encore en cours d’analyse. Réessayez dans une minute.',
  }),
  'documents-enough': phrase(z.object({ most: count }), {
    en: ({ most }, voice) => `There are ${voice.number(most)} documents for this already. Put further pages into one PDF.`,
    fr: ({ most }, voice) =>
      `Il y a déjà ${voice.number(most)} documents pour cette demande. Réunissez les autres pages dans un seul PDF.`,
  }),
  'method-not-ours': phrase(z.object({ method: text, status: text }), {
    en: ({ method, status }, voice) => `${voice.word(method)} does not wait for us: ${voice.word(status)}.`,
    fr: ({ method, status }, voice) => `${voice.word(method)} n’attend rien de nous : ${voice.word(status)}.`,
  }),
  'method-not-wanted': phrase(z.object({ method: text, wanted: z.array(text) }), {
    en: ({ method, wanted }, voice) => `This merchant does not want ${voice.word(method)}. It wants: ${voice.words(wanted)}.`,
    fr: ({ method, wanted }, voice) => `Ce marchand ne veut pas ${voice.word(method)}. Il veut : ${voice.words(wanted)}.`,
  }),
  'method-wanted': phrase(z.object({ method: text }), {
    en: ({ method }, voice) => `This merchant wants ${voice.word(method)} already.`,
    fr: ({ method }, voice) => `Ce marchand veut déjà ${voice.word(method)}.`,
  }),
  'no-follow-ups': phrase(none, {
    en: () => 'The policy has no queue for follow-ups. Log the contact without a day, or set tasks.routing.followUp.',
    fr: () => 'La politique n’a pas de file pour les suivis. Notez le contact sans date, ou renseignez tasks.routing.followUp.',
  }),
  'price-none': phrase(none, {
    en: () => 'No price is proposed. Propose one first.',
    fr: () => 'Aucun tarif n’est proposé. Proposez-en un d’abord.',
  }),
  'price-under-approval': phrase(none, {
    en: () => 'One of two people has agreed the price already. The second decides the task first.',
    fr: () => 'Une personne sur deux a déjà accepté le tarif. La seconde décide d’abord la tâche.',
  }),
  'queue-not-by-hand': phrase(z.object({ queue: text, known: z.array(text) }), {
    en: ({ known }, voice) => `No one raises work there by hand. Choose one of: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Personne n’y ouvre de tâche à la main. Choisissez parmi : ${voice.words(known)}.`,
  }),
  'task-not-yours': phrase(none, {
    en: () => 'You do not hold this task. Claim it first, then hand it over.',
    fr: () => 'Vous n’avez pas cette tâche. Prenez-la d’abord, puis transmettez-la.',
  }),
  'rejection-unknown': phrase(z.object({ rejection: text, known: z.array(text) }), {
    en: ({ known }, voice) => `Choose a reason of the policy: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Choisissez un motif de la politique : ${voice.words(known)}.`,
  }),
  'value-missing': phrase(none, {
    en: () => 'This takes the corrected value itself. Enter it.',
    fr: () => 'Il faut ici la valeur corrigée elle-même. Saisissez-la.',
  }),
  'verifier-other': phrase(z.object({ verifiedBy: text }), {
    en: ({ verifiedBy }, voice) => `Operations do not verify this. It is verified by: ${voice.word(verifiedBy)}.`,
    fr: ({ verifiedBy }, voice) => `Les opérations ne vérifient pas ceci. Vérification par : ${voice.word(verifiedBy)}.`,
  }),
  'hit-changed': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The name or the entry ${ref} changed since you looked. Compare the two again.`,
    fr: ({ ref }) => `Le nom ou l’entrée ${ref} a changé depuis. Comparez-les de nouveau.`,
  }),
  'hit-gone': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The entry ${ref} is no longer a hit: the list or the name changed.`,
    fr: ({ ref }) => `L’entrée ${ref} n’est plus une correspondance : la liste ou le nom a changé.`,
  }),
} as const;
