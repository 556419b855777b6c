import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why a list, a run, an event or a policy does not take what was asked */
export const operationsRefusals = {
  'cursor-unknown': phrase(none, {
    en: () => 'This page of the list has expired. Start again from the first page.',
    fr: () => 'Cette page de la liste a expiré. Reprenez à la première page.',
  }),
  'draft-changed': phrase(z.object({ at: instant }), {
    en: ({ at }, voice) =>
      `Another window saved this draft on ${voice.instant(at)}. Copy what you typed here, then reload the page to go on from there.`,
    fr: ({ at }, voice) =>
      `Une autre fenêtre a enregistré ce brouillon le ${voice.instant(at)}. Copiez votre saisie, puis rechargez la page pour continuer à partir de là.`,
  }),
  'event-was-none': phrase(none, {
    en: () => 'This message is not an event. Ask the sender to send it again.',
    fr: () => 'Ce message n’est pas un événement. Demandez à son expéditeur de le renvoyer.',
  }),
  'event-was-replayed': phrase(z.object({ at: instant }), {
    en: ({ at }, voice) => `This event was already replayed on ${voice.instant(at)}.`,
    fr: ({ at }, voice) => `Cet événement a déjà été rejoué le ${voice.instant(at)}.`,
  }),
  'event-was-shortened': phrase(none, {
    en: () => 'This event was stored without its account number. Ask its sender to send it again.',
    fr: () => 'Cet événement a été conservé sans son numéro de compte. Demandez à son expéditeur de le renvoyer.',
  }),
  'message-not-mapped-yet': phrase(z.object({ why: text }), {
    en: ({ why }) => `The message still becomes no event: ${why}. Mend the mapping of its connector first.`,
    fr: ({ why }) =>
      `Le message ne donne toujours aucun événement : ${why}. Corrigez d’abord la correspondance de son connecteur.`,
  }),
  'letters-hold-no-event': phrase(none, {
    en: () => 'The messages in this queue contain no event to replay. The runbook explains how to read them.',
    fr: () => 'Les messages de cette file ne contiennent aucun événement à rejouer. Le manuel explique comment les lire.',
  }),
  'own-proposal': phrase(z.object({ by: text, at: instant }), {
    en: ({ by, at }, voice) =>
      `${voice.person(by)} proposed this change on ${voice.instant(at)}. Another person must approve it.`,
    fr: ({ by, at }, voice) =>
      `${voice.person(by)} a proposé ce changement le ${voice.instant(at)}. Une autre personne doit l’approuver.`,
  }),
  'period-too-long': phrase(z.object({ days: count, most: count }), {
    en: ({ days, most }, voice) =>
      `The period of ${voice.number(days)} days is too long: ask for ${voice.number(most)} days at most.`,
    fr: ({ days, most }, voice) =>
      `La période de ${voice.number(days)} jours est trop longue : demandez ${voice.number(most)} jours au plus.`,
  }),
  'period-upside-down': phrase(none, {
    en: () => 'The period ends before it begins. Choose a later end.',
    fr: () => 'La période finit avant de commencer. Choisissez une fin plus tardive.',
  }),
  'policy-none': phrase(none, {
    en: () => 'No policy is active yet. Publish one first.',
    fr: () => 'Aucune politique n’est encore active. Publiez-en une d’abord.',
  }),
  'policy-unknown': phrase(z.object({ version: text }), {
    en: ({ version }) => `The policy ${version} was never published.`,
    fr: ({ version }) => `La politique ${version} n’a jamais été publiée.`,
  }),
  'proposal-none': phrase(none, {
    en: () => 'This proposal no longer exists. Reload the policy.',
    fr: () => 'Cette proposition n’existe plus. Rechargez la politique.',
  }),
  'reference-unknown': phrase(none, {
    en: () => 'This event is no longer on the list. Reload the list.',
    fr: () => 'Cet événement n’est plus dans la liste. Rechargez la liste.',
  }),
  'run-ended': phrase(none, {
    en: () => 'This run can no longer be resumed. Reload the page.',
    fr: () => 'Cette exécution ne peut plus reprendre. Rechargez la page.',
  }),
  'run-name-too-long': phrase(none, {
    en: () => 'This run’s name is too long to restart it. Resume it instead.',
    fr: () => 'Le nom de cette exécution est trop long pour la relancer. Reprenez-la plutôt.',
  }),
  'run-not-failed': phrase(z.object({ status: text }), {
    en: ({ status }, voice) => `This run has not failed. Its status: “${voice.word(status)}”. Nothing changed.`,
    fr: ({ status }, voice) => `Cette exécution n’est pas en échec. Son état : « ${voice.word(status)} ». Rien n’a changé.`,
  }),
  'run-not-redrivable': phrase(z.object({ why: text }), {
    en: ({ why }) => `This run cannot resume from the failed step (${why}). Restart it.`,
    fr: ({ why }) => `Cette exécution ne peut pas reprendre à l’étape en échec (${why}). Relancez-la.`,
  }),
  'run-unknown': phrase(none, {
    en: () => 'This run no longer exists.',
    fr: () => 'Cette exécution n’existe plus.',
  }),
  'run-without-input': phrase(none, {
    en: () => 'This run’s input is not that of a playbook. Resume it, or send its event again.',
    fr: () => 'L’entrée de cette exécution n’est pas celle d’un parcours. Reprenez-la, ou renvoyez son événement.',
  }),
} as const;
