import { roundedAmount } from '../money/format-amount.ts';
import type { ReadingLanguage } from './reading-language.ts';
import { termIn } from './term.ts';

/** how one reader sees the values a sentence is about */
export interface Voice {
  readonly language: ReadingLanguage;
  /** a value of the model: `risk_check`, `approve` */
  word(value: string): string;
  /** several of them, in one line */
  words(values: readonly string[]): string;
  /** a sign-in */
  person(id: string): string;
  /** ISO 8601 UTC */
  instant(iso: string): string;
  /** a calendar day, `2018-03-12` */
  day(day: string): string;
  number(value: number): string;
  /** minor units of an ISO 4217 currency */
  money(amount: { readonly minor: number; readonly currency: string }): string;
}

const made = (language: ReadingLanguage): Voice => {
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    word: (value) => termIn(language, value),
    words(values) {
      return values.length === 0 ? '–' : values.map((one) => this.word(one)).join(', ');
    },
    person: (id) => id,
    instant: (iso) => iso,
    day: (day) => days.format(Date.parse(day)),
    number: (value) => numbers.format(value),
    money: ({ minor, currency }) => roundedAmount(language, currency)(minor),
  };
};
const voices: Readonly<Record<ReadingLanguage, Voice>> = { en: made('en'), fr: made('fr') };

/** Instants stay ISO 8601 and people stay their sign-ins, unless `own` formats them for a reader. */
export const voiceOf = (language: ReadingLanguage, own: Partial<Pick<Voice, 'person' | 'instant' | 'word'>> = {}): Voice => ({
  ...voices[language],
  ...own,
});
