import { oneRomanisation } from '../names/one-romanisation.ts';
import { soundOfConsonants } from '../names/sound-of-consonants.ts';
import type { ComparedName } from './name-similarity.ts';

/** how often a name has each letter and digit, how many there are, and the spaces between its words */
interface Letters {
  /** of each letter and digit, in two bytes */
  readonly counts: DataView;
  readonly total: number;
  readonly spaces: number;
}

/** a name with its letters counted in each form it may be compared in */
export interface CountedName {
  readonly name: ComparedName;
  readonly plain: Letters;
  readonly romanised: Letters;
  readonly consonants: Letters;
  /** letters of the words that are more than an initial */
  readonly inFull: number;
  readonly hasInitials: boolean;
}

const bytes = 2 * 36;
const placeOf = (code: number): number => 2 * (code >= 97 ? code - 87 : code - 48);

const lettersOf = (words: readonly string[]): Letters => {
  const counts = new DataView(new ArrayBuffer(bytes));
  let total = 0;
  for (const word of words) {
    for (let at = 0; at < word.length; at += 1) {
      const place = placeOf(word.charCodeAt(at));
      counts.setUint16(place, counts.getUint16(place) + 1);
    }
    total += word.length;
  }
  return { counts, total, spaces: Math.max(0, words.length - 1) };
};

export const countedName = (name: ComparedName): CountedName => {
  const full = name.words.filter((word) => word.length > 1);
  return {
    name,
    plain: lettersOf(name.words),
    romanised: lettersOf(name.words.map(oneRomanisation)),
    consonants: lettersOf(name.words.map(soundOfConsonants)),
    inFull: full.reduce((sum, word) => sum + word.length, 0),
    hasInitials: full.length < name.words.length,
  };
};

/** letters two names have in common, wherever they stand: what they share in order is never more */
const shared = (a: Letters, b: Letters): number => {
  let sum = 0;
  for (let at = 0; at < bytes; at += 2) sum += Math.min(a.counts.getUint16(at), b.counts.getUint16(at));
  return sum;
};

/** the library rounds a ratio to whole percents, and so do we the score: half a percent is gained each time */
const rounding = 0.5;
/** the ratio (0..100) that a part of the score needs where it counts for `worth` of it */
const needed = (from: number, worth: number): number => (from - rounding) / worth - rounding;

/** a ratio is twice what two texts share in order, in percent of their lengths together */
const ratioCanReach = (a: Letters, b: Letters, need: number): boolean => {
  const spaces = Math.min(a.spaces, b.spaces);
  // no more can be shared than the shorter one has: most pairs end here
  const most = Math.min(a.total, b.total);
  if (200 * (most + spaces) < need * (a.total + b.total)) return false;
  const common = shared(a, b);
  return (
    200 * common >= need * (a.total + b.total) || 200 * (common + spaces) >= need * (a.total + b.total + a.spaces + b.spaces)
  );
};

/**
 * Words that each resemble one of the other name by `need` percent share need / (200 - need) of their letters with it at least: the
 * other word has no fewer letters than are shared.
 */
const wordsCanReach = (common: number, letters: number, need: number): boolean => common * (200 - need) >= need * letters;

/**
 * Whether two names could be as similar as `from` (0..100), by the letters they have in common alone: far quicker than nameSimilarity, and
 * never false for a pair that is. docs/adr/0048 has the arithmetic.
 */
export const scoreCanReach = (a: CountedName, b: CountedName, from: number): boolean => {
  if (ratioCanReach(a.plain, b.plain, needed(from, 1))) return true;
  const scripts = [a.name.script, b.name.script];
  if (scripts.includes('consonants')) {
    if (ratioCanReach(a.consonants, b.consonants, needed(from, 0.94))) return true;
  } else if (scripts.includes('letters') && ratioCanReach(a.romanised, b.romanised, needed(from, 0.97))) return true;
  const [few, many] = a.name.words.length <= b.name.words.length ? [a, b] : [b, a];
  const initials = a.hasInitials || b.hasInitials;
  const longer = few.name.words.length < many.name.words.length;
  if (!longer && !initials) return false;
  const common = shared(a.plain, b.plain);
  if (longer && wordsCanReach(common, few.plain.total, needed(from, 0.96))) return true;
  return initials && wordsCanReach(common, Math.min(a.inFull, b.inFull), needed(from, 0.94));
};
