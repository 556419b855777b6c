/** by language and zone: both are of a few hundred, and making one takes a tenth of a millisecond */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant by a time zone's clock, as a language writes it out: "12 March 2018". `tag` is BCP 47, `zone` IANA. */
export const dayInWords = (tag: string, zone: string, at: string): string => {
  const key = `${tag} ${zone}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone });
  formatters.set(key, known);
  return known.format(Date.parse(at));
};
