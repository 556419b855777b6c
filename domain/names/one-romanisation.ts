/** what one way of writing Cyrillic or Greek in Latin letters writes so, and another so */
const ways: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|szcz/g, 'sh'],
  [/kh/g, 'h'],
  [/ts|tz|cz/g, 'c'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/ou/g, 'u'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
];

/** A transliterated word as each way of romanising it comes out: `sergey`, `sergei` and `sergej` are one. */
export const oneRomanisation = (word: string): string => ways.reduce((now, [way, one]) => now.replace(way, one), word);
