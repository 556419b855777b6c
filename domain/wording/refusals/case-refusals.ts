import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { none, text } from './members.ts';

/** why something about a case is not done */
export const caseRefusals = {
  'answer-unfilled': phrase(z.object({ missing: z.array(text) }), {
    en: ({ missing }) =>
      `The answer still has gaps: ${missing.map((one) => `“${one}”`).join(', ')}. Replace each with what is true of this case.`,
    fr: ({ missing }) =>
      `La réponse contient encore des champs vides : ${missing.map((one) => `« ${one} »`).join(', ')}. Remplacez chacun par ce qui vaut pour ce dossier.`,
  }),
  'case-closed': phrase(none, {
    en: () => 'This case is closed. It can be opened again by whoever asked.',
    fr: () => 'Ce dossier est clos. La personne qui l’a ouvert peut le rouvrir.',
  }),
  'case-linked': phrase(none, {
    en: () => 'The two cases are linked already, or are the same one. Choose another one.',
    fr: () => 'Les deux dossiers sont déjà liés, ou n’en font qu’un. Choisissez-en un autre.',
  }),
  'case-resolved': phrase(none, {
    en: () => 'This case is resolved already. It is closed once the requester has kept silent.',
    fr: () => 'Ce dossier est déjà résolu. Il sera clos si le demandeur ne répond pas.',
  }),
  'case-matched': phrase(z.object({ by: text, merchantId: text }), {
    en: ({ by, merchantId }, voice) =>
      `${voice.person(by)} has given this case to the merchant ${merchantId} already. Look at it there.`,
    fr: ({ by, merchantId }, voice) =>
      `${voice.person(by)} a déjà attribué ce dossier au marchand ${merchantId}. Consultez-le là.`,
  }),
  'merchant-asked-itself': phrase(none, {
    en: () => 'The merchant opened this case itself. Answer it instead.',
    fr: () => 'Le marchand a ouvert ce dossier lui-même. Répondez-lui directement.',
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
  'refund-asked-already': phrase(z.object({ payment: z.string() }), {
    en: ({ payment }) =>
      `A refund of ${payment} has been requested already, and the provider has not answered. Wait for its answer.`,
    fr: ({ payment }) =>
      `Un remboursement de ${payment} est déjà demandé, et le prestataire n’a pas répondu. Attendez sa réponse.`,
  }),
  'merge-into-itself': phrase(none, {
    en: () => 'A case cannot be merged into itself. Choose another one.',
    fr: () => 'Un dossier ne peut pas être fusionné avec lui-même. Choisissez-en un autre.',
  }),
  'merge-loses-requester': phrase(none, {
    en: () => 'Whoever asked would not see the answer there. Merge it into a case of the same requester.',
    fr: () => 'Le demandeur n’y verrait pas la réponse. Choisissez un dossier du même demandeur.',
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
