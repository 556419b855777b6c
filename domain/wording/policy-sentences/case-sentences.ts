import * as z from 'zod';
import { queueIn } from './ladder-sentences.ts';
import { number, queueName, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const texts = z.array(text);
const route = z.object({
  ...{ queue: queueName, topics: texts, providers: texts, methods: texts, languages: texts, segments: texts },
});

const targets = z.object({
  ...{ firstReplyHours: number, nextReplyHours: number, workHours: number, engineeringHours: number, silenceDays: number },
});

/** what a case must be for a rule to take it; nothing where every case is meant */
const whichIn = (
  { topics, providers, methods, languages, segments }: z.infer<typeof route>,
  speech: Speech,
  [topic, provider, method, language, segment]: readonly [string, string, string, string, string],
): string => {
  const parts = [
    [topic, topics.map(speech.quote)],
    [provider, providers.map(speech.quote)],
    [method, methods.map(speech.word)],
    [language, languages.map(speech.quote)],
    [segment, segments.map(speech.word)],
  ] as const;
  const named = parts.flatMap(([word, list]) => (list.length === 0 ? [] : [`${word} ${speech.or(list)}`]));
  return named.length === 0 ? '' : ` (${speech.and(named)})`;
};

const prepared = z.object({ title: text, topics: texts, texts: z.array(z.object({ language: text, words: text })) });
const advised = z.object({ key: text, reasons: texts, texts: prepared.shape.texts });
/** each language with its words: somebody who approves a change reads what merchants will */
const wordsIn = (written: z.infer<typeof prepared>['texts'], speech: Speech): string =>
  written.map(({ language, words }) => `${language} ${speech.quote(words)}`).join('; ');

/** how cases are routed, and by when whoever must act acts */
export const caseSentences = {
  cases: sentence(targets, {
    en: ({ firstReplyHours, nextReplyHours, workHours, engineeringHours, silenceDays }, speech) =>
      `In business hours of its queue, a case gets its first reply within ${speech.number(firstReplyHours)}, every later one within ${speech.number(nextReplyHours)}, and is resolved within ${speech.number(workHours)} of our own work; engineers have ${speech.number(engineeringHours)}. A case that the merchant does not answer is closed after ${speech.count(silenceDays, 'working day', 'working days')} of the merchant.`,
    fr: ({ firstReplyHours, nextReplyHours, workHours, engineeringHours, silenceDays }, speech) =>
      `En heures ouvrées de sa file, un dossier reçoit sa première réponse en ${speech.number(firstReplyHours)} h, les suivantes en ${speech.number(nextReplyHours)} h, et est résolu en ${speech.number(workHours)} h de notre propre travail ; les ingénieurs disposent de ${speech.number(engineeringHours)} h. Un dossier auquel le marchand ne répond pas est clos après ${speech.count(silenceDays, 'jour ouvré', 'jours ouvrés')} du marchand.`,
  }),
  'case-route': sentence(route, {
    en: (about, speech) =>
      `Cases${whichIn(about, speech, ['about', 'at the provider', 'with the method', 'in the language', 'of the segment'])} go to ${queueIn(speech, about.queue)}, unless an earlier rule takes them.`,
    fr: (about, speech) =>
      `Les dossiers${whichIn(about, speech, ['au sujet de', 'chez le prestataire', 'avec le moyen', 'dans la langue', 'du segment'])} vont dans ${queueIn(speech, about.queue)}, sauf si une règle précédente les prend.`,
  }),
  'case-answer': sentence(prepared, {
    en: ({ title, topics, texts: written }, speech) =>
      `Colleagues may answer with the prepared text ${speech.quote(title)}${topics.length === 0 ? '' : ` (about ${speech.or(topics.map(speech.quote))})`}: ${wordsIn(written, speech)}.`,
    fr: ({ title, topics, texts: written }, speech) =>
      `Les collègues peuvent répondre avec le texte préparé ${speech.quote(title)}${topics.length === 0 ? '' : ` (au sujet de ${speech.or(topics.map(speech.quote))})`} : ${wordsIn(written, speech)}.`,
  }),
  'conversion-advice': sentence(advised, {
    en: ({ key, reasons, texts: written }, speech) =>
      `When attempts to pay fail for ${speech.or(reasons.map(speech.quote))}, the advice ${speech.quote(key)} is shown: ${wordsIn(written, speech)}.`,
    fr: ({ key, reasons, texts: written }, speech) =>
      `Quand des tentatives de paiement échouent pour ${speech.or(reasons.map(speech.quote))}, le conseil ${speech.quote(key)} s’affiche : ${wordsIn(written, speech)}.`,
  }),
  'case-provider': sentence(z.object({ provider: text, calendar: text, hours: number }), {
    en: ({ provider, calendar, hours }, speech) =>
      `${speech.quote(provider)} answers questions about cases within ${speech.count(hours, 'business hour', 'business hours')} of the calendar ${speech.quote(calendar)}.`,
    fr: ({ provider, calendar, hours }, speech) =>
      `${speech.quote(provider)} répond aux questions sur les dossiers en ${speech.count(hours, 'heure ouvrée', 'heures ouvrées')} du calendrier ${speech.quote(calendar)}.`,
  }),
} as const;
