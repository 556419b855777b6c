import unhomoglyph from 'unhomoglyph';

/** capitals, `ß`, final sigma and the like count as one letter; accents stay, composed or not */
const folded = (text: string): string => text.toUpperCase().toLowerCase().normalize('NFKD').replaceAll('i\u0307', 'i');

/** invisible characters: zero-width characters, soft hyphens, variation selectors, directions, spaces */
const visible = (text: string): string => text.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}]/gu, '');

/**
 * Two readings of a name, each without case, without what is invisible, and with letters that look alike as one (Unicode's list of
 * confusables, UTS 39). Two, because a capital I looks like a small l and is a small i.
 */
const readings = (name: string): readonly string[] => {
  const seen = visible(name);
  return [folded(unhomoglyph(folded(seen))), folded(unhomoglyph(seen))];
};

/**
 * Is it one person? Names of sign-in that a reader could take for each other are one approver: better a colleague with such a name is
 * refused and renamed than that one person is two pairs of eyes.
 */
export const samePerson = (one: string, other: string): boolean => {
  if (one === other) return true;
  const known = readings(other);
  return readings(one).some((reading) => known.includes(reading));
};

/** how many different people there are among these names */
export const countPeople = (names: readonly string[]): number =>
  names.filter((name, at) => names.findIndex((other) => samePerson(other, name)) === at).length;
