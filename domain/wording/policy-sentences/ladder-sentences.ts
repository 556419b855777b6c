import * as z from 'zod';
import { shipped } from '../policy-texts/both.ts';
import { queueTexts } from '../policy-texts/queue-texts.ts';
import { number, queueName, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const whom = z.object({ segments: z.array(text), pspClients: z.array(text) }).optional();
const rung = { stage: text, whom, step: number, days: number };
const moveLimit = z.object({ stage: text, days: number, queue: queueName });

export const queueIn = (speech: Speech, { key, title }: z.infer<typeof queueName>): string =>
  speech.quote(shipped(queueTexts[key]?.title, title, speech.language));
const workingDays = (speech: Speech, n: number): string =>
  speech.language === 'en' ? speech.count(n, 'working day', 'working days') : speech.count(n, 'jour ouvré', 'jours ouvrés');
/** ` for long tail and “shops-gmbh”`: whom a ladder for some merchants is meant for */
const forWhom = (speech: Speech, to: z.infer<typeof whom>): string => {
  if (to === undefined) return '';
  const english = speech.language === 'en';
  const named = (names: readonly string[], one: string, more: string): readonly string[] =>
    names.length === 0 ? [] : [`${names.length === 1 ? one : more} ${speech.and(names)}`];
  const [segments, clients] = [to.segments.map(speech.word), to.pspClients.map(speech.quote)];
  return english
    ? ` for ${speech.and([...named(segments, 'the segment', 'the segments'), ...named(clients, 'the PSP client', 'the PSP clients')])}`
    : ` pour ${speech.and([...named(segments, 'le segment', 'les segments'), ...named(clients, 'le client PSP', 'les clients PSP')])}`;
};
const stepOf = (speech: Speech, { stage, whom, step, days }: z.infer<z.ZodObject<typeof rung>>): string =>
  speech.language === 'en'
    ? `During ${speech.word(stage)}${forWhom(speech, whom)}, step ${step}, after ${workingDays(speech, days)} without progress:`
    : `Pendant ${speech.word(stage)}${forWhom(speech, whom)}, étape ${step}, après ${workingDays(speech, days)} sans progrès :`;

/** when merchants count as stalled, and what happens then */
export const ladderSentences = {
  ladder: sentence(z.object({ stage: text, whom, days: number }), {
    en: ({ stage, whom, days }, speech) =>
      `During ${speech.word(stage)}${forWhom(speech, whom)}, a merchant that we wait on counts as stalled after ${workingDays(speech, days)} without progress.`,
    fr: ({ stage, whom, days }, speech) =>
      `Pendant ${speech.word(stage)}${forWhom(speech, whom)}, un marchand que nous attendons est bloqué après ${workingDays(speech, days)} sans progrès.`,
  }),
  'rung-nudge': sentence(z.object({ ...rung, channel: text, subject: z.object({ en: text, fr: text }) }), {
    en: (about, speech) =>
      `${stepOf(speech, about)} a nudge by ${speech.word(about.channel)}, ${speech.quote(about.subject.en)}.`,
    fr: (about, speech) =>
      `${stepOf(speech, about)} une relance par ${speech.word(about.channel)}, ${speech.quote(about.subject.fr)}.`,
  }),
  'rung-task': sentence(z.object({ ...rung, queue: queueName }), {
    en: (about, speech) => `${stepOf(speech, about)} a task opens in the queue ${queueIn(speech, about.queue)}.`,
    fr: (about, speech) => `${stepOf(speech, about)} une tâche s’ouvre dans la file ${queueIn(speech, about.queue)}.`,
  }),
  'rung-dormant': sentence(z.object(rung), {
    en: (about, speech) => `${stepOf(speech, about)} the merchant is marked as dormant.`,
    fr: (about, speech) => `${stepOf(speech, about)} le marchand est mis en dormance.`,
  }),
  'our-move': sentence(moveLimit, {
    en: ({ stage, days, queue }, speech) =>
      `During ${speech.word(stage)}, a task opens in the queue ${queueIn(speech, queue)} once the merchant has waited on us for ${workingDays(speech, days)}.`,
    fr: ({ stage, days, queue }, speech) =>
      `Pendant ${speech.word(stage)}, une tâche s’ouvre dans la file ${queueIn(speech, queue)} quand le marchand nous attend depuis ${workingDays(speech, days)}.`,
  }),
  'provider-move': sentence(moveLimit, {
    en: ({ stage, days, queue }, speech) =>
      `During ${speech.word(stage)}, a task to chase the provider opens in the queue ${queueIn(speech, queue)} after ${workingDays(speech, days)} without its answer.`,
    fr: ({ stage, days, queue }, speech) =>
      `Pendant ${speech.word(stage)}, une tâche pour relancer le prestataire s’ouvre dans la file ${queueIn(speech, queue)} après ${workingDays(speech, days)} sans réponse.`,
  }),
} as const;
