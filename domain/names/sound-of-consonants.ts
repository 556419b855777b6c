/** Arabic and Hebrew write names without most vowels: letters that sound alike, or that one of the two spellings leaves out */
const alike: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/dj|g(?!h)/g, 'j'],
  [/ck|q|c(?!h)/g, 'k'],
  [/ou/g, 'u'],
  [/p/g, 'b'],
  [/v/g, 'b'],
  [/x/g, 'ks'],
  [/(?<=[aeiouy])h\b/g, ''],
  [/[aeiouyw]/g, ''],
  [/(.)\1+/g, '$1'],
];

/** a word by its consonants: `george` and `jwrj` are both `jrj` */
export const soundOfConsonants = (word: string): string =>
  alike.reduce((now, [letters, sound]) => now.replace(letters, sound), word);
