import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { none, text } from './members.ts';

/** why something about a case is not done */
export const caseRefusals = {
  'case-closed': phrase(none, {
    en: () => 'This case is closed. It can be opened again by whoever asked.',
    fr: () => 'Ce dossier est clos. La personne qui l’a ouvert peut le rouvrir.',
  }),
  'promise-day-off': phrase(z.object({ day: text, next: text }), {
    en: ({ day, next }) => `Nobody works on ${day} any more. Name a working day from ${next} on.`,
    fr: ({ day, next }) => `Personne ne travaille plus le ${day}. Indiquez un jour ouvré à partir du ${next}.`,
  }),
  'promise-not-open': phrase(none, {
    en: () => 'This promise has ended already, or there is none of this name. Look at the case again.',
    fr: () => 'Cet engagement est déjà terminé, ou n’existe pas. Regardez de nouveau le dossier.',
  }),
  'question-not-open': phrase(none, {
    en: () => 'This question is answered already, or was never asked. Look at the case again.',
    fr: () => 'Cette question a déjà reçu une réponse, ou n’a jamais été posée. Regardez de nouveau le dossier.',
  }),
  'merge-into-itself': phrase(none, {
    en: () => 'A case cannot be merged into itself. Choose another one.',
    fr: () => 'Un dossier ne peut pas être fusionné avec lui-même. Choisissez-en un autre.',
  }),
  'merge-loses-requester': phrase(none, {
    en: () => 'The person who asked on the page would not see the answer there. Merge it into a question of the same person.',
    fr: () =>
      'La personne qui a posé la question sur sa page n’y verrait pas la réponse. Choisissez une question de la même personne.',
  }),
  'not-merged': phrase(none, {
    en: () => 'This case is not merged into another one.',
    fr: () => 'Ce dossier n’est pas fusionné avec un autre.',
  }),
  'case-provider-unknown': phrase(z.object({ provider: text, known: z.array(text) }), {
    en: ({ provider, known }, voice) =>
      `The policy has no provider “${provider}” that is asked about cases. Choose one of: ${voice.words(known)}.`,
    fr: ({ provider, known }, voice) =>
      `La politique ne connaît pas de prestataire « ${provider} » à interroger. Choisissez parmi : ${voice.words(known)}.`,
  }),
} as const;
