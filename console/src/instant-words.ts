/** the reader's own way to write a date, as far as it is the language they read in */
export const readersTag = (locale: string): string => navigator.languages.find((one) => one.startsWith(locale)) ?? locale;

/** how a reader of a language sees an instant (ISO 8601 UTC): `12 Nov 2026, 14:30 UTC` */
export const instantWords = (locale: string): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat(readersTag(locale), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (iso) => `${format.format(new Date(iso))} UTC`;
};
