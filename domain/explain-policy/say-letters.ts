import type { LetterLanguage } from '../policy/letter-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { LetterKind } from '../values.ts';
import type { Sentence, Speech } from './speech.ts';

const sayKind = (speech: Speech, letter: string, kind: LetterKind): string => {
  const name = speech.quote(letter);
  const always = speech.say('it always reaches the merchant', 'elle parvient toujours au marchand');
  switch (kind) {
    case 'reminder':
      return speech.say(
        `${name} is a reminder: it is not sent to a merchant that wants no more reminders.`,
        `${name} est un rappel : elle ne part pas vers un marchand qui n’en veut plus.`,
      );
    case 'decision':
      return speech.say(`${name} tells of a decision: ${always}.`, `${name} annonce une décision : ${always}.`);
    case 'notice':
      return speech.say(
        `${name} is a notice about the account: ${always}.`,
        `${name} est un avis concernant le compte : ${always}.`,
      );
    case 'code':
      return speech.say(`${name} carries a sign-in code: ${always}.`, `${name} porte un code de connexion : ${always}.`);
  }
};

/** texts of one group with what each is for, in one line: they are read and compared together */
const inOneLine = (texts: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(texts)
    .map(([key, text]) => `${key.replaceAll('_', ' ')}: ${text}`)
    .join(' · ');

const groups = {
  words: ['common sentences', 'phrases communes'],
  days: ['days', 'jours'],
  signatures: ['signatures', 'signatures'],
  capabilities: ['capabilities', 'fonctions'],
  methods: ['payment methods', 'moyens de paiement'],
  optOut: ['stopping reminders', 'arrêt des rappels'],
  titles: ['names of requirements', 'noms des pièces'],
  remedies: ['what to do', 'ce qu’il faut faire'],
} as const;

const sayLanguage = (speech: Speech, tag: string, language: LetterLanguage): readonly Sentence[] => {
  const name = speech.language(tag);
  const { days, ...words } = language.words;
  const texts = { ...language, words, days };
  const keys = ['words', 'days', 'signatures', 'capabilities', 'methods', 'optOut', 'titles', 'remedies'] as const;
  return [
    ...Object.entries(language.templates).map(([letter, { subject, body, action }]) => ({
      id: `letter/${letter}/${tag}`,
      text: `${name}, ${speech.quote(letter)} – ${subject} – ${body} – ${action}`,
    })),
    ...keys.map((key) => ({
      id: `letters/${tag}/${key}`,
      text: `${name}, ${speech.say(groups[key][0], `${groups[key][1]} `)}: ${inOneLine(texts[key])}`,
    })),
  ];
};

/** every letter, what it is, and its text in every language as merchants read it */
export const sayLetters = (speech: Speech, { letters }: PolicyDocument): readonly Sentence[] => [
  ...Object.entries(letters.kinds).map(([letter, kind]) => ({ id: `letter/${letter}`, text: sayKind(speech, letter, kind) })),
  ...Object.entries(letters.languages).flatMap(([tag, one]) => sayLanguage(speech, tag, one)),
];
