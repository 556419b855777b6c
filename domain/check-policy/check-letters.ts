import { kindOfLetter, ownLetters } from '../letter/letter-texts.ts';
import { dayHoles, type Fault, faultsIn, type Holes, holesOf, methodHoles, noHoles, wordHoles } from '../letter/placeholders.ts';
import type { LetterLanguage, LetterPolicy } from '../policy/letter-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding } from './finding.ts';

const findingOf = (fault: Fault, field: string, { known }: Holes): Finding => {
  switch (fault.kind) {
    case 'unknown':
      return finding(field, 'placeholder-unknown', { name: fault.name, known: [...known] });
    case 'missing':
      return finding(field, 'placeholder-missing', { name: fault.name });
    case 'brace':
      return finding(field, 'brace-alone', {});
  }
};
const checkText = (text: string, field: string, holes: Holes): readonly Finding[] =>
  faultsIn(text, holes).map((fault) => findingOf(fault, field, holes));

/** every text of a table that takes no placeholder */
const checkPlain = (texts: Readonly<Record<string, string>>, field: string): readonly Finding[] =>
  Object.entries(texts).flatMap(([key, text]) => checkText(text, `${field}.${key}`, noHoles));

const checkLanguage = (language: LetterLanguage, field: string, letters: LetterPolicy): readonly Finding[] => {
  const { words, capabilities, templates } = language;
  const { method, ...names } = capabilities;
  return [
    ...wordHoles.flatMap(([word, holes]) => {
      const { [word]: text } = words;
      return text === undefined ? [] : checkText(text, `${field}.words.${word}`, holes);
    }),
    ...Object.entries(words.days).flatMap(([form, text]) =>
      text === undefined ? [] : checkText(text, `${field}.words.days.${form}`, dayHoles(form)),
    ),
    ...checkText(method, `${field}.capabilities.method`, methodHoles),
    ...checkPlain(names, `${field}.capabilities`),
    ...checkPlain(language.signatures, `${field}.signatures`),
    ...checkPlain(language.methods, `${field}.methods`),
    ...checkPlain(language.optOut, `${field}.optOut`),
    ...checkPlain({ ...language.alerts }, `${field}.alerts`),
    ...checkPlain(language.rating, `${field}.rating`),
    ...checkPlain(language.objection ?? {}, `${field}.objection`),
    ...checkPlain(language.titles, `${field}.titles`),
    ...checkPlain(language.remedies, `${field}.remedies`),
    ...Object.entries(templates).flatMap(([name, { subject, body, action }]) => [
      ...(kindOfLetter(letters, name) === undefined
        ? [finding(`${field}.templates.${name}`, 'letter-without-kind', { template: name })]
        : []),
      ...checkText(subject, `${field}.templates.${name}.subject`, holesOf(name)),
      ...checkText(body, `${field}.templates.${name}.body`, holesOf(name)),
      ...checkText(action, `${field}.templates.${name}.action`, noHoles),
    ]),
    ...Object.keys(letters.kinds).flatMap((name) =>
      Object.hasOwn(templates, name) ? [] : [finding(`${field}.templates.${name}`, 'letter-not-written', { template: name })],
    ),
  ];
};

/** every letter is written in every language, and nothing in it stays unfilled */
export const checkLetters = ({ letters }: PolicyDocument): readonly Finding[] => [
  ...Object.entries(ownLetters).flatMap(([name, kind]) =>
    kindOfLetter(letters, name) === kind ? [] : [finding(`letters.kinds.${name}`, 'letter-kind-fixed', { template: name, kind })],
  ),
  ...(Object.hasOwn(letters.languages, 'en') ? [] : [finding('letters.languages.en', 'letter-english-missing', {})]),
  ...Object.entries(letters.languages).flatMap(([tag, one]) => checkLanguage(one, `letters.languages.${tag}`, letters)),
];
