import * as z from 'zod';
import { phrase } from './phrase.ts';
import { wordsOf } from './told.ts';

const none = z.object({});
const text = z.string();

/** which decision a step lacks */
export const lacks = {
  'never-approved': phrase(none, {
    en: () => 'The merchant was never approved.',
    fr: () => 'Le marchand n’a jamais été approuvé.',
  }),
  'never-assessed': phrase(none, {
    en: () => 'The merchant’s risk was never assessed.',
    fr: () => 'Le risque du marchand n’a jamais été évalué.',
  }),
  'assessed-otherwise': phrase(z.object({ outcome: text }), {
    en: ({ outcome }, voice) => `The risk assessment has the outcome “${voice.word(outcome)}”.`,
    fr: ({ outcome }, voice) => `L’évaluation du risque a donné « ${voice.word(outcome)} ».`,
  }),
  'decided-otherwise': phrase(z.object({ task: text, choice: text }), {
    en: ({ task, choice }, voice) => `The task ${task} was decided as “${voice.word(choice)}”.`,
    fr: ({ task, choice }, voice) => `La tâche ${task} a été décidée ainsi : « ${voice.word(choice)} ».`,
  }),
  'second-approval': phrase(z.object({ task: text }), {
    en: ({ task }) => `The task ${task} needs two approvals and has one.`,
    fr: ({ task }) => `La tâche ${task} demande deux approbations et n’en a qu’une.`,
  }),
  'evidence-missing': phrase(z.object({ missing: z.array(text) }), {
    en: ({ missing }, voice) => `The account change lacks evidence: ${voice.words(missing)}.`,
    fr: ({ missing }, voice) => `Il manque des preuves au changement de compte : ${voice.words(missing)}.`,
  }),
  'nothing-asked-for': phrase(none, {
    en: () => 'Neither the risk assessment nor a reviewer asks for information.',
    fr: () => 'Ni l’évaluation du risque ni un examinateur ne demande d’informations.',
  }),
  'not-asked-to-leave': phrase(none, {
    en: () => 'The merchant has not asked to leave.',
    fr: () => 'Le marchand n’a pas demandé à partir.',
  }),
  'not-decided-to-close': phrase(z.object({ run: text }), {
    en: ({ run }) => `No task of the run ${run} was decided as “close”.`,
    fr: ({ run }) => `Aucune tâche de l’exécution ${run} n’a été décidée comme « clore ».`,
  }),
} as const;

export const lackWords = wordsOf(lacks);
export type LackCode = keyof typeof lacks;
type Of<Code extends LackCode> = z.infer<(typeof lacks)[Code]['about']>;
/** the decision that is missing, and the values it is about */
export type Lack = { [Code in LackCode]: { readonly code: Code; readonly about: Of<Code> } }[LackCode];
