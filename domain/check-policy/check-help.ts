import { faultsIn, noHoles } from '../letter/placeholders.ts';
import type { HelpLanguage, HelpPolicy } from '../policy/help-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** every key has a text, and every text a key */
const matched = (keys: readonly string[], texts: object, field: string): readonly Finding[] => [
  ...keys.filter((key) => !Object.hasOwn(texts, key)).map((key) => finding(`${field}.${key}`, 'help-text-missing', { key })),
  ...Object.keys(texts)
    .filter((key) => !keys.includes(key))
    .map((key) => finding(`${field}.${key}`, 'help-text-unknown', { key })),
];

/** nothing fills a text of the help: a brace in it would be read as one */
const plain = (texts: Readonly<Record<string, string>>, field: string): readonly Finding[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    faultsIn(text, noHoles).map(() => finding(`${field}.${name}`, 'help-brace', {})),
  );

const checkLanguage = ({ platforms, faq }: HelpPolicy, language: HelpLanguage, field: string): readonly Finding[] => [
  ...matched(
    platforms.map(({ key }) => key),
    language.platforms,
    `${field}.platforms`,
  ),
  ...platforms.flatMap(({ key, steps }) => {
    const texts = language.platforms[key];
    if (texts === undefined) return [];
    const place = `${field}.platforms.${key}`;
    return [
      ...plain({ name: texts.name }, place),
      ...matched(
        steps.map((step) => step.key),
        texts.steps,
        `${place}.steps`,
      ),
      ...Object.entries(texts.steps).flatMap(([step, one]) => plain(one, `${place}.steps.${step}`)),
    ];
  }),
  ...matched(faq, language.faq, `${field}.faq`),
  ...Object.entries(language.faq).flatMap(([key, one]) => plain(one, `${field}.faq.${key}`)),
];

/** the help is written in every language it has, without a hole, and in English */
export const checkHelp = ({ help }: PolicyDocument): readonly Finding[] => [
  ...(Object.hasOwn(help.languages, 'en') ? [] : [finding('help.languages.en', 'help-english-missing', {})]),
  ...repeated(
    help.platforms.map(({ key }) => key),
    (index) => `help.platforms.${index}.key`,
  ),
  ...help.platforms.flatMap(({ steps }, at) =>
    repeated(
      steps.map(({ key }) => key),
      (index) => `help.platforms.${at}.steps.${index}.key`,
    ),
  ),
  ...repeated(help.faq, (index) => `help.faq.${index}`),
  ...Object.entries(help.languages).flatMap(([tag, one]) => checkLanguage(help, one, `help.languages.${tag}`)),
];
