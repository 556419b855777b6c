/** the reader's own way to write a date, as far as it is the language they read in */
export const readersTag = (locale: string): string => navigator.languages.find((one) => one.startsWith(locale)) ?? locale;

/** a day without a time, as a list's date, is the same day everywhere */
const hasTime = (iso: string): boolean => iso.includes('T');

/** how a reader of a language sees an instant (ISO 8601 UTC) in a time zone, the reader's own unless named: `12 Nov 2026, 15:30 CET` */
export const instantWords = (locale: string, timeZone?: string): ((iso: string) => string) => {
  const tag = readersTag(locale);
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const named = new Intl.DateTimeFormat(tag, { timeZoneName: 'short', ...zone });
  return (iso) => {
    const at = new Date(iso);
    const name = named.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return `${format.format(at)} ${name}`;
  };
};

/** how a reader sees the day of an instant where they are, or a day (`2026-11-20`) as it is */
export const dateWords = (locale: string): ((iso: string) => string) => {
  const here = new Intl.DateTimeFormat(readersTag(locale), { dateStyle: 'medium' });
  const same = new Intl.DateTimeFormat(readersTag(locale), { dateStyle: 'medium', timeZone: 'UTC' });
  return (iso) => (hasTime(iso) ? here : same).format(new Date(iso));
};

/** an instant for whoever points at it: where the reader is and in UTC, which is what systems and colleagues elsewhere name */
export const hoverWords = (locale: string): ((iso: string) => string) => {
  const [here, utc] = [instantWords(locale), instantWords(locale, 'UTC')];
  return (iso) => (here(iso) === utc(iso) ? utc(iso) : `${here(iso)} · ${utc(iso)}`);
};
