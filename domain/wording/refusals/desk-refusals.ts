import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why operations may not do this piece of their own work */
export const deskRefusals = {
  'account-by-merchant': phrase(none, {
    en: () => 'Only the merchant can enter its account number. Ask the merchant for it.',
    fr: () => 'Seul le marchand peut saisir son numéro de compte. Demandez-le-lui.',
  }),
  'already-asked': phrase(none, {
    en: () => 'This is already requested, and the merchant has not submitted it yet.',
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
    en: ({ method, status }, voice) => `${voice.word(method)} is not waiting on us. Its status: ${voice.word(status)}.`,
    fr: ({ method, status }, voice) => `${voice.word(method)} n’attend rien de nous. Son état : ${voice.word(status)}.`,
  }),
  'method-not-wanted': phrase(z.object({ method: text, wanted: z.array(text) }), {
    en: ({ method, wanted }, voice) =>
      `This merchant does not use ${voice.word(method)}. Its payment methods: ${voice.words(wanted)}.`,
    fr: ({ method, wanted }, voice) =>
      `Ce marchand n’utilise pas ${voice.word(method)}. Ses moyens de paiement : ${voice.words(wanted)}.`,
  }),
  'method-wanted': phrase(z.object({ method: text }), {
    en: ({ method }, voice) => `This merchant already has ${voice.word(method)}.`,
    fr: ({ method }, voice) => `Ce marchand a déjà ${voice.word(method)}.`,
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
    en: () => 'One of two people has already agreed the price. The second person must decide the task first.',
    fr: () => 'Une première personne a déjà accepté le tarif. La seconde doit d’abord décider la tâche.',
  }),
  'queue-not-by-hand': phrase(z.object({ queue: text, known: z.array(text) }), {
    en: ({ known }, voice) => `Tasks cannot be opened by hand in this queue. Choose one of: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Cette file n’accepte pas de tâche ouverte à la main. Choisissez parmi : ${voice.words(known)}.`,
  }),
  'task-not-yours': phrase(none, {
    en: () => 'This task is not assigned to you. Claim it first, then hand it over.',
    fr: () => 'Cette tâche ne vous est pas attribuée. Prenez-la d’abord, puis transmettez-la.',
  }),
  'rejection-unknown': phrase(z.object({ rejection: text, known: z.array(text) }), {
    en: ({ known }, voice) => `Choose one of the policy’s reasons: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Choisissez un motif de la politique : ${voice.words(known)}.`,
  }),
  'value-missing': phrase(none, {
    en: () => 'The corrected value is missing. Enter it.',
    fr: () => 'La valeur corrigée manque. Saisissez-la.',
  }),
  'verifier-other': phrase(z.object({ verifiedBy: text }), {
    en: ({ verifiedBy }, voice) => `Operations do not verify this. It is verified by: ${voice.word(verifiedBy)}.`,
    fr: ({ verifiedBy }, voice) => `Les opérations ne vérifient pas ceci. Vérification par : ${voice.word(verifiedBy)}.`,
  }),
  'hit-changed': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The name or the entry ${ref} changed after you opened it. Compare the two again.`,
    fr: ({ ref }) => `Le nom ou l’entrée ${ref} a changé depuis. Comparez-les de nouveau.`,
  }),
  'hit-gone': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The entry ${ref} is no longer a hit: the list or the name changed.`,
    fr: ({ ref }) => `L’entrée ${ref} n’est plus une correspondance : la liste ou le nom a changé.`,
  }),
} as const;
