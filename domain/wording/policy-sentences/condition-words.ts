import type { Condition } from '../../policy/condition.ts';
import type { ReadingLanguage } from '../reading-language.ts';
import type { Speech } from './speech.ts';

type Comparison = 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
type Words = Readonly<Record<Comparison | 'known' | 'unknown' | 'not', string>>;

const words: Readonly<Record<ReadingLanguage, Words>> = {
  en: {
    ...{ ne: 'other than', gt: 'above', gte: 'at least', lt: 'below', lte: 'at most' },
    ...{ known: 'is known', unknown: 'is not known', not: 'this does not hold:' },
  },
  fr: {
    ...{ ne: 'autre que', gt: 'supérieur à', gte: 'au moins', lt: 'inférieur à', lte: 'au plus' },
    ...{ known: 'est connu', unknown: 'n’est pas connu', not: 'ceci n’est pas vrai :' },
  },
};
const between: Readonly<Record<ReadingLanguage, (from: string, to: string) => string>> = {
  en: (from, to) => `between ${from} and ${to}`,
  fr: (from, to) => `entre ${from} et ${to}`,
};
const colon: Readonly<Record<ReadingLanguage, string>> = { en: ':', fr: ' :' };

const value = (speech: Speech, given: string | number | boolean): string => {
  if (typeof given === 'number') return speech.number(given);
  return typeof given === 'boolean' ? speech.word(String(given)) : speech.quote(given);
};

/** a condition in words; evaluate-condition decides it */
export const conditionWords = (speech: Speech, condition: Condition): string => {
  const { language } = speech;
  switch (condition.op) {
    case 'all':
      return speech.and(condition.of.map((one) => conditionWords(speech, one)));
    case 'any':
      return speech.or(condition.of.map((one) => conditionWords(speech, one)));
    case 'not':
      return `${words[language].not} ${conditionWords(speech, condition.of)}`;
    case 'between':
      return `${speech.word(condition.fact)} ${between[language](speech.number(condition.from), speech.number(condition.to))}`;
    case 'in':
    case 'not_in': {
      const among = speech.or(condition.values.map((one) => value(speech, one)));
      const link = condition.op === 'in' ? colon[language] : ` ${words[language].ne}`;
      return `${speech.word(condition.fact)}${link} ${among}`;
    }
    case 'known':
    case 'unknown':
      return `${speech.word(condition.fact)} ${words[language][condition.op]}`;
    case 'eq':
      return `${speech.word(condition.fact)}${colon[language]} ${value(speech, condition.value)}`;
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return `${speech.word(condition.fact)} ${words[language][condition.op]} ${value(speech, condition.value)}`;
  }
};
