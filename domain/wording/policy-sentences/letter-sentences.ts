import * as z from 'zod';
import { letterKind } from '../../values.ts';
import { sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const kinds = {
  reminder: [
    'a reminder: it is not sent to a merchant that wants no more reminders',
    'un rappel : il ne part pas vers un marchand qui n’en veut plus',
  ],
  decision: ['a decision: it always reaches the merchant', 'une décision : elle parvient toujours au marchand'],
  notice: [
    'a notice about the account: it always reaches the merchant',
    'un avis sur le compte : il parvient toujours au marchand',
  ],
  code: ['a sign-in code: it always reaches the merchant', 'un code de connexion : il parvient toujours au marchand'],
} as const;
const groups = {
  words: ['common sentences', 'phrases communes'],
  days: ['numbers of days', 'nombres de jours'],
  signatures: ['signatures', 'signatures'],
  capabilities: ['what may stop', 'ce qui peut s’arrêter'],
  methods: ['payment methods', 'moyens de paiement'],
  rating: ['asking for a rating', 'demande d’avis'],
  objection: ['objecting to a change', 'opposition à un changement'],
  optOut: ['stopping reminders', 'arrêt des rappels'],
  alerts: ['stopping an alert', 'arrêt d’une alerte'],
  titles: ['names of requirements', 'noms des pièces'],
  remedies: ['what to do', 'ce qu’il faut faire'],
} as const;

const written = z.object({ letter: text, language: text, subject: text, body: text, action: text });
const textOf = ({ subject, body, action }: z.infer<typeof written>, { quote }: Speech): string =>
  [subject, body, action].map(quote).join(' – ');
const shared = z.object({ language: text, group: z.enum(Object.keys(groups)), texts: z.record(z.string(), z.string()) });
const listOf = ({ texts }: z.infer<typeof shared>, { quote }: Speech): string =>
  Object.entries(texts)
    .map(([key, one]) => `${key.replaceAll('_', ' ')} ${quote(one)}`)
    .join(', ');
const headings: Readonly<Record<string, readonly [string, string]>> = groups;
const headingIn = (group: string, { language }: Speech): string => String(headings[group]?.[language === 'en' ? 0 : 1]);

/** what merchants are written, and which of it they can stop */
export const letterSentences = {
  'letter-kind': sentence(z.object({ letter: text, kind: letterKind }), {
    en: ({ letter, kind }, { quote }) => `The letter ${quote(letter)} is ${kinds[kind][0]}.`,
    fr: ({ letter, kind }, { quote }) => `La lettre ${quote(letter)} est ${kinds[kind][1]}.`,
  }),
  'letter-text': sentence(written, {
    en: (about, speech) =>
      `${speech.languageName(about.language)}, letter ${speech.quote(about.letter)}: ${textOf(about, speech)}.`,
    fr: (about, speech) =>
      `${speech.languageName(about.language)}, lettre ${speech.quote(about.letter)} : ${textOf(about, speech)}.`,
  }),
  'letter-words': sentence(shared, {
    en: (about, speech) => `${speech.languageName(about.language)}, ${headingIn(about.group, speech)}: ${listOf(about, speech)}.`,
    fr: (about, speech) =>
      `${speech.languageName(about.language)}, ${headingIn(about.group, speech)} : ${listOf(about, speech)}.`,
  }),
} as const;
