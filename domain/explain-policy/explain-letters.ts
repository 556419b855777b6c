import type { LetterLanguage } from '../policy/letter-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** texts of one group are read and compared together; a plural form that its language has not is left out */
const writtenIn = (texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).flatMap(([key, one]) => (one === undefined ? [] : [[key, one]])));

const explainLanguage = (language: string, written: LetterLanguage): readonly PolicySentence[] => {
  const { templates, words, alerts, objection, ...others } = written;
  const groups = objection === undefined ? others : { ...others, objection };
  const { days, ...sentences } = words;
  return [
    ...Object.entries(templates).map(
      ([letter, { subject, body, action }]): PolicySentence => ({
        ...{ id: `letter/${letter}/${language}`, code: 'letter-text' },
        about: { letter, language, subject, body, action },
      }),
    ),
    ...Object.entries({ words: sentences, days, ...groups, ...(alerts && { alerts }) }).map(
      ([group, texts]): PolicySentence => ({
        ...{ id: `letters/${language}/${group}`, code: 'letter-words' },
        about: { language, group, texts: writtenIn(texts) },
      }),
    ),
  ];
};

/** every letter, what it is, and its text in every language as merchants read it */
export const explainLetters = ({ letters }: PolicyDocument): readonly PolicySentence[] => [
  ...Object.entries(letters.kinds).map(
    ([letter, kind]): PolicySentence => ({ id: `letter/${letter}`, code: 'letter-kind', about: { letter, kind } }),
  ),
  ...Object.entries(letters.languages).flatMap(([language, one]) => explainLanguage(language, one)),
];
