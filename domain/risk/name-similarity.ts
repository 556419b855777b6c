import { ratio, token_sort_ratio } from 'fuzzball';
import { withoutLegalForms } from '../names/legal-forms.ts';
import { companyWords, nameWords } from '../names/name-words.ts';
import { oneRomanisation } from '../names/one-romanisation.ts';
import { soundOfConsonants } from '../names/sound-of-consonants.ts';

/** a name in the form names are compared in: small ASCII letters, for companies without the legal form */
export interface ComparedName {
  readonly kind: 'person' | 'entity';
  readonly words: readonly string[];
  /** `consonants` of a script that leaves most vowels out (Arabic, Hebrew), `letters` of another one that is not Latin */
  readonly script: 'latin' | 'letters' | 'consonants';
}

const scriptOf = (name: string): ComparedName['script'] => {
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name)) return 'consonants';
  return /(?!\p{Script=Latin})\p{L}/u.test(name) ? 'letters' : 'latin';
};

export const comparedName = (name: string, kind: 'person' | 'entity'): ComparedName => ({
  kind,
  words: kind === 'entity' ? withoutLegalForms(companyWords(name)) : nameWords(name),
  script: scriptOf(name),
});

const plain = { full_process: false };
type Words = readonly string[];
const shorterFirst = (a: Words, b: Words): readonly [Words, Words] => (a.length <= b.length ? [a, b] : [b, a]);

/** every one of `few` beside the one of `many` it resembles most, each taken once; how alike each pair is */
const paired = (few: Words, many: Words, alike: (one: string, other: string) => number): readonly number[] => {
  const rest = [...many];
  return few.map((word) => {
    const scores = rest.map((other) => alike(word, other));
    const best = Math.max(...scores);
    rest.splice(scores.indexOf(best), 1);
    return best;
  });
};

/** a listed name of several words found whole inside a longer one counts nearly as much as the name itself: middle names come and go */
const contained = (a: Words, b: Words): number => {
  const [few, many] = shorterFirst(a, b);
  if (few.length < 2 || few.length === many.length) return 0;
  return Math.min(...paired(few, many, (one, other) => ratio(one, other, plain))) * 0.96;
};

/** a letter alone stands for any name that begins with it, once the names in full agree */
const initialled = (a: Words, b: Words): number => {
  const [few, many] = shorterFirst(a, b);
  const inFull = (words: Words) => words.filter((word) => word.length > 1);
  const whole = shorterFirst(inFull(few), inFull(many));
  if (whole[0].length === 0 || (whole[0].length === few.length && whole[1].length === many.length)) return 0;
  const orInitial = (one: string, other: string): number => {
    if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 99 : 0;
    return ratio(one, other, plain);
  };
  // the longest first: a letter takes what they leave
  const ordered = (words: Words) => words.toSorted((one, other) => other.length - one.length);
  const named = Math.min(...paired(ordered(whole[0]), whole[1], (one, other) => ratio(one, other, plain)));
  return named < 90 ? 0 : Math.min(...paired(ordered(few), ordered(many), orInitial)) * 0.94;
};

type Text = readonly [spaced: string, joined: string];
const rewritten = (words: Words, rewrite: (word: string) => string): Text => {
  const now = words.map(rewrite);
  return [now.join(' '), now.join('')];
};
/** whether a name is written in one word or two says nothing */
const alike = ([one, oneJoined]: Text, [other, otherJoined]: Text): number =>
  Math.max(token_sort_ratio(one, other, plain), ratio(oneJoined, otherJoined, plain));

/** names from other scripts, as they sound: of consonants alone enough to have a person look */
const acrossScripts = (a: ComparedName, b: ComparedName): number => {
  const scripts = [a.script, b.script];
  if (scripts.includes('consonants')) {
    const [one, other] = [rewritten(a.words, soundOfConsonants), rewritten(b.words, soundOfConsonants)];
    return Math.min(one[1].length, other[1].length) < 5 ? 0 : alike(one, other) * 0.94;
  }
  if (!scripts.includes('letters')) return 0;
  return alike(rewritten(a.words, oneRomanisation), rewritten(b.words, oneRomanisation)) * 0.97;
};

const asTheyAre = (word: string): string => word;

/** similarity of two names, 0..100, whatever the order of their words */
export const nameSimilarity = (a: ComparedName, b: ComparedName): number => {
  const whole = alike(rewritten(a.words, asTheyAre), rewritten(b.words, asTheyAre));
  const initials = a.kind === 'person' && b.kind === 'person' ? initialled(a.words, b.words) : 0;
  return Math.round(Math.max(whole, contained(a.words, b.words), initials, acrossScripts(a, b)));
};
