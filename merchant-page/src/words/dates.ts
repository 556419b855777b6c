import type { ReadingLanguage } from '../../../domain/wording/reading-language.ts';

const dayMs = 86_400_000;
const tagOf = (language: ReadingLanguage): string => (language === 'en' ? 'en-GB' : 'fr');

/** `12 March 2027`, in the merchant's time zone */
export const dayIn = (language: ReadingLanguage, timeZone: string, iso: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone }).format(Date.parse(iso));

/** `12 March 2027 at 14:05`, in the merchant's time zone */
export const momentIn = (language: ReadingLanguage, timeZone: string, iso: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(Date.parse(iso));

/** `in 3 days`, `2 days ago`: whole days, as seen at `now` (epoch milliseconds) */
export const daysFrom = (language: ReadingLanguage, iso: string, now: number): string => {
  const days = Math.trunc((Date.parse(iso) - now) / dayMs);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
};
/** `payments, payouts and card payments` */
export const listIn = (language: ReadingLanguage, all: readonly string[]): string =>
  new Intl.ListFormat(tagOf(language), { type: 'conjunction' }).format(all);
