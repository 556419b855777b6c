import type { ErrorName } from '../errors.ts';
import type { Both } from './policy-texts/both.ts';
import type { Voice } from './voice.ts';

/** errors that Step Functions and Lambda raise themselves */
type AwsError = 'States.Timeout' | 'States.TaskFailed' | 'States.Runtime' | 'Sandbox.Timedout' | 'Lambda.Unknown';

const errors: Readonly<Record<ErrorName | AwsError, Both>> = {
  ConcurrentChange: {
    en: 'Another write changed the merchant each time',
    fr: 'Une autre écriture modifiait le marchand à chaque fois',
  },
  ServiceUnavailable: { en: 'A service did not answer', fr: 'Un service n’a pas répondu' },
  MerchantNotFound: { en: 'The merchant is not registered', fr: 'Le marchand n’est pas enregistré' },
  ApplicationConflict: {
    en: 'The external reference belongs to another application',
    fr: 'La référence externe appartient à une autre demande',
  },
  MerchantClosed: { en: 'The merchant has left', fr: 'Le marchand est parti' },
  IllegalTransition: { en: 'The stage does not follow the present one', fr: 'L’étape ne suit pas l’étape actuelle' },
  WrongStage: { en: 'The merchant is in another stage', fr: 'Le marchand est à une autre étape' },
  NotDecided: { en: 'A decision is missing', fr: 'Il manque une décision' },
  RequirementNotFound: { en: 'The requirement does not exist', fr: 'L’exigence n’existe pas' },
  AccountChangeNotFound: { en: 'The account change does not exist', fr: 'Le changement de compte n’existe pas' },
  TaskNotFound: { en: 'The task does not exist', fr: 'La tâche n’existe pas' },
  TaskNotDecided: { en: 'The task is not decided yet', fr: 'La tâche n’est pas encore décidée' },
  PolicyNotFound: { en: 'The policy was never published', fr: 'La politique n’a jamais été publiée' },
  InvalidPolicy: { en: 'The policy contradicts itself', fr: 'La politique se contredit' },
  InvalidInput: { en: 'The input is not valid', fr: 'L’entrée n’est pas valable' },
  Conflict: { en: 'The state no longer allows this', fr: 'L’état ne le permet plus' },
  NotAllowed: { en: 'The role does not allow this', fr: 'Le rôle ne le permet pas' },
  'States.Timeout': { en: 'The step or the run took too long', fr: 'L’étape ou l’exécution a duré trop longtemps' },
  'States.TaskFailed': { en: 'The step failed', fr: 'L’étape a échoué' },
  'States.Runtime': { en: 'The state machine could not go on', fr: 'La machine à états n’a pas pu continuer' },
  'Sandbox.Timedout': { en: 'The function took too long', fr: 'La fonction a duré trop longtemps' },
  'Lambda.Unknown': { en: 'The function stopped without an answer', fr: 'La fonction s’est arrêtée sans réponse' },
};
const byName: ReadonlyMap<string, Both> = new Map(Object.entries(errors));

/** What the name of an error means, in the reader's language; undefined for an unknown error. */
export const stepErrorWords = (name: string, { language }: Voice): string | undefined => byName.get(name)?.[language];
