import { exactAmount } from '../../../domain/money/format-amount.ts';
import type { ReadingLanguage } from '../../../domain/wording/reading-language.ts';

const tagOf = (language: ReadingLanguage): string => (language === 'en' ? 'en-GB' : 'fr');

/** amounts in minor units as the reader's language writes them, with every digit of the currency */
export const amountIn = (language: ReadingLanguage, currency: string): ((amountMinor: number) => string) =>
  exactAmount(tagOf(language), currency);

/** `30 Nov 2026, 09:41`, in the merchant's time zone */
export const momentIn = (language: ReadingLanguage, timeZone: string): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (iso) => format.format(Date.parse(iso));
};

/** `2026-11-30 09:41:07`, in the merchant's time zone: sorts as text */
export const sortableIn = (timeZone: string): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (iso) => format.format(Date.parse(iso));
};

/** codes of the ledger that have words of their own in a language; `instalments` of `pay_in_3` */
export interface CodeWords {
  readonly known: Readonly<Record<string, string>>;
  readonly instalments: (times: number) => string;
}

/** a code of the ledger as words: `pay_in_3` is `Pay in 3`; a code nobody gave words is shown without its underscores */
export const codeWords = (code: string, { known, instalments }: CodeWords): string => {
  const [, times] = /^pay_in_(\d{1,2})$/.exec(code) ?? [];
  if (times !== undefined) return instalments(Number(times));
  if (Object.hasOwn(known, code)) return known[code] ?? code;
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
