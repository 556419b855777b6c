import type { ReadingLanguage } from '../reading-language.ts';
import type { Finding, FindingProblem, FoundValue } from './finding.ts';

type Words = Readonly<Record<ReadingLanguage, string>>;

/** types as schemas call them */
const types: Readonly<Record<string, Words>> = {
  string: { en: 'text', fr: 'un texte' },
  number: { en: 'a number', fr: 'un nombre' },
  int: { en: 'a whole number', fr: 'un nombre entier' },
  boolean: { en: 'true or false', fr: 'un booléen' },
  object: { en: 'an object', fr: 'un objet' },
  record: { en: 'an object', fr: 'un objet' },
  array: { en: 'a list', fr: 'une liste' },
  null: { en: 'null', fr: 'null' },
};
const typeIn = (language: ReadingLanguage, name: string): string => types[name]?.[language] ?? name;

const quoted: Readonly<Record<ReadingLanguage, (text: string) => string>> = {
  en: (text) => `"${text}"`,
  fr: (text) => `« ${text} »`,
};
const list = (language: ReadingLanguage, values: readonly string[]): string => values.map(quoted[language]).join(', ');

const typed = (language: ReadingLanguage, { wanted = '', got }: Finding): string => {
  const must = language === 'en' ? `it must be ${typeIn('en', wanted)}` : `il faut ${typeIn('fr', wanted)}`;
  if (got === undefined) return must;
  const fraction = wanted === 'int' && got === 'number';
  if (language === 'en') return `${must}, not ${fraction ? 'a fraction' : typeIn('en', got)}`;
  return `${must}, pas ${fraction ? 'un nombre à virgule' : typeIn('fr', got)}`;
};

const units: Readonly<Record<string, Readonly<Record<ReadingLanguage, readonly [one: string, more: string]>>>> = {
  string: { en: ['character', 'characters'], fr: ['caractère', 'caractères'] },
  array: { en: ['item', 'items'], fr: ['élément', 'éléments'] },
};
const bounds: Readonly<
  Record<ReadingLanguage, Readonly<Record<'too_small' | 'too_big', readonly [inclusive: string, not: string]>>>
> = {
  en: { too_small: ['at least', 'more than'], too_big: ['at most', 'less than'] },
  fr: { too_small: ['au moins', 'plus de'], too_big: ['au plus', 'moins de'] },
};
const sized =
  (language: ReadingLanguage, problem: 'too_small' | 'too_big') =>
  ({ wanted = '', limit = 0, inclusive = true }: Finding): string => {
    const bound = `${bounds[language][problem][inclusive ? 0 : 1]} ${limit}`;
    const unit = units[wanted]?.[language];
    if (unit === undefined) return language === 'en' ? `it must be ${bound}` : `il faut ${bound}`;
    const one = language === 'en' ? limit === 1 : limit < 2;
    return `${language === 'en' ? 'it must have' : 'il faut'} ${bound} ${unit[one ? 0 : 1]}`;
  };

const words: Readonly<Record<FindingProblem, Readonly<Record<ReadingLanguage, (found: Finding) => string>>>> = {
  wrong_type: { en: (found) => typed('en', found), fr: (found) => typed('fr', found) },
  not_listed: {
    en: ({ values = [] }) => `it must be one of ${list('en', values)}`,
    fr: ({ values = [] }) => `il faut l’une de ces valeurs : ${list('fr', values)}`,
  },
  too_small: { en: sized('en', 'too_small'), fr: sized('fr', 'too_small') },
  too_big: { en: sized('en', 'too_big'), fr: sized('fr', 'too_big') },
  pattern: {
    en: ({ pattern = '' }) => `it must match the pattern ${pattern}`,
    fr: ({ pattern = '' }) => `le texte doit suivre le motif ${pattern}`,
  },
  not_an_instant: { en: () => 'it is not an ISO 8601 instant', fr: () => 'ce n’est pas un instant ISO 8601' },
  not_a_day: { en: () => 'it is not an ISO 8601 date', fr: () => 'ce n’est pas une date ISO 8601' },
  half_character: {
    en: () => 'it has half of a surrogate pair',
    fr: () => 'il contient la moitié d’une paire de substitution',
  },
  control_character: {
    en: () => 'it has a line break or another control character',
    fr: () => 'il contient un saut de ligne ou un autre caractère de contrôle',
  },
  year: { en: () => 'its year is not between 0 and 9999', fr: () => 'son année sort de 0 à 9999' },
  currency: { en: () => 'it is not an ISO 4217 currency', fr: () => 'ce n’est pas une monnaie ISO 4217' },
  country: {
    en: () => 'it is not an ISO 3166-1 alpha-2 country',
    fr: () => 'ce n’est pas un pays ISO 3166-1 alpha-2',
  },
  time_zone: { en: () => 'it is not an IANA time zone', fr: () => 'ce n’est pas un fuseau horaire IANA' },
  locale: { en: () => 'it is not a BCP 47 locale', fr: () => 'ce n’est pas une langue BCP 47' },
  not_json: { en: () => 'it is not JSON', fr: () => 'ce n’est pas du JSON' },
  other: { en: () => 'this value is not allowed', fr: () => 'cette valeur n’est pas permise' },
};

const states: Readonly<Record<FoundValue['state'], Words>> = {
  missing: { en: 'is missing', fr: 'manque' },
  shape: { en: 'has the wrong shape', fr: 'n’a pas la bonne forme' },
  value: { en: 'is not valid', fr: 'n’est pas valide' },
};

/** `it is not an ISO 3166-1 alpha-2 country` */
export const findingText = (language: ReadingLanguage, found: Finding): string => words[found.problem][language](found);

/** `is not valid: it is not an ISO 3166-1 alpha-2 country` */
export const problemWords = (language: ReadingLanguage, found: Omit<FoundValue, 'field'>): string =>
  `${states[found.state][language]}${language === 'en' ? ':' : ' :'} ${words[found.problem][language](found)}`;

/** the same, with the field before it */
export const findingWords = (language: ReadingLanguage, found: FoundValue): string =>
  `${found.field} ${problemWords(language, found)}`;
