import { exactAmount } from '../../money/format-amount.ts';
import type { ReadingLanguage } from '../reading-language.ts';
import { termIn } from '../term.ts';
import { policyWords } from './policy-words.ts';

/** what the sentences of one language are made with */
export interface Speech {
  readonly language: ReadingLanguage;
  /** a word of the model inside a sentence */
  word(key: string): string;
  /** `2 working days`: the noun in singular and plural */
  count(n: number, one: string, more: string): string;
  number(n: number): string;
  /** takes 0..100 */
  percent(n: number): string;
  /** minor units by currency: `€100,000.00, R$500,000.00` */
  money(byCurrency: Readonly<Record<string, number>>): string;
  and(parts: readonly string[]): string;
  or(parts: readonly string[]): string;
  /** ISO 3166-1 alpha-2 */
  country(code: string): string;
  /** a language by its BCP 47 tag */
  languageName(tag: string): string;
  /** 1 = Monday … 7 = Sunday */
  weekday(day: number): string;
  /** in the quotation marks of the language: a text of the policy, as it is written there */
  quote(text: string): string;
}

const makeSpeech = (language: ReadingLanguage): Speech => {
  const english = language === 'en';
  const number = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(language);
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const list = (type: Intl.ListFormatType) => new Intl.ListFormat(language, { type });
  const [conjunction, disjunction] = [list('conjunction'), list('disjunction')];
  const currencies = new Map<string, (amountMinor: number) => string>();
  const amount = (currency: string, minor: number): string => {
    const format = currencies.get(currency) ?? exactAmount(language, currency);
    currencies.set(currency, format);
    return format(minor);
  };
  return {
    language,
    word: (key) => {
      const known = Object.hasOwn(policyWords, key) ? policyWords[key] : undefined;
      if (known !== undefined) return known[english ? 0 : 1];
      const label = termIn(language, key);
      // a label begins with a capital, a word inside a sentence does not; an abbreviation keeps its own
      return label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
    },
    count: (n, one, more) => `${number.format(n)} ${plural.select(n) === 'one' ? one : more}`,
    number: (n) => number.format(n),
    percent: (n) => `${number.format(n)}${english ? '' : '\u202f'}%`,
    money: (byCurrency) =>
      Object.entries(byCurrency)
        .map(([currency, minor]) => amount(currency, minor))
        .join(', '),
    and: (parts) => conjunction.format(parts),
    or: (parts) => disjunction.format(parts),
    // 1 January 2024 was a Monday
    weekday: (day) => weekdays.format(Date.UTC(2024, 0, day)),
    country: (code) => String(countries.of(code)),
    languageName: (tag) => String(languages.of(tag)),
    quote: (text) => (english ? `“${text}”` : `«\u00a0${text}\u00a0»`),
  };
};

const speeches: Readonly<Record<ReadingLanguage, Speech>> = { en: makeSpeech('en'), fr: makeSpeech('fr') };

/** how one language words values */
export const speechOf = (language: ReadingLanguage): Speech => speeches[language];
