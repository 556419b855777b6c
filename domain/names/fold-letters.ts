import anyAscii from 'any-ascii';

/** Latin forms of pairs of Greek letters in passports (ELOT 743); letter by letter they would match no list */
const greekPairs: readonly (readonly [RegExp, string])[] = [
  [/ο[υύ]/giu, 'ou'],
  [/([αεη])[υύ](?=[βγδζλμνραεηιοωάέήίόώ])/giu, '$1v'],
  [/([αεη])[υύ]/giu, '$1f'],
  [/(?<!\p{L})μπ/giu, 'b'],
  [/γ(?=[γξχ])/giu, 'n'],
];

const latinOf = (text: string): string => {
  const paired = /\p{Script=Greek}/u.test(text)
    ? greekPairs.reduce((now, [pair, latin]) => now.replace(pair, latin), text)
    : text;
  // a Chinese character is a word's part of its own
  return anyAscii(paired.replace(/\p{Script=Han}/gu, ' $& ')).toLowerCase();
};

/** characters typed as an apostrophe; normalization would split the acute accent into a space and a mark */
const apostrophes = /[`´‘’ʼ′]/g;

const isPlain = (text: string): boolean => !/[^ -~]/.test(text);

/**
 * Text in small ASCII letters, as names are searched and compared: accents fall away, letters that do not decompose get their usual
 * neighbour (ł is l, ß is ss, ı is i), other scripts are transliterated. Spaces of any kind are one space, apostrophes of any kind are '.
 */
export const foldLetters = (text: string): string => {
  if (isPlain(text)) return text.toLowerCase().replace(apostrophes, "'");
  const seen = text
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  return latinOf(seen).replace(apostrophes, "'").replace(/\s+/g, ' ');
};
