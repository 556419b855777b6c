import { foldLetters } from './fold-letters.ts';

/** letters that stand alone one after the other are one word: `S.A. de C.V.` is `sa de cv`, `A/S` is `as` */
const joinInitials = (words: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  let letters = '';
  for (const word of [...words, '']) {
    if (word.length === 1) {
      letters += word;
      continue;
    }
    if (letters !== '') joined.push(letters);
    letters = '';
    if (word !== '') joined.push(word);
  }
  return joined;
};

/** the words of a name in small ASCII letters and digits; apostrophes and hyphens join what they stand between */
export const nameWords = (name: string): readonly string[] =>
  foldLetters(name)
    .replace(/['-]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** the words of a company's name */
export const companyWords = (name: string): readonly string[] => joinInitials(nameWords(name));
