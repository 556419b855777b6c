import { countrySpecs, isValidBBAN, isValidIBAN } from 'ibantools';
import { plainDigit } from './plain-digit.ts';

/** a capital letter or digit of a text, with where it stands there: from an index, in UTF-16 units, up to the index behind it */
interface Place {
  readonly is: string;
  readonly from: number;
  readonly to: number;
}

/** more between two characters than this, and they are not of one number */
const widestGap = 4;
const letterOrDigit = /[\p{L}\p{Nd}]/u;
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const capital = (character: string): string =>
  /\p{Nd}/u.test(character) ? plainDigit(character) : character.toUpperCase().slice(0, 1);

/** the runs of a text that may hold one number: separators of any kind and wide, small or foreign digits change nothing */
const runsOf = (text: string): Place[][] => {
  let run: Place[] = [];
  const runs = [run];
  let gap = 0;
  let at = 0;
  for (const original of text) {
    const to = at + original.length;
    const kept = [...original.normalize('NFKC')].filter((character) => letterOrDigit.test(character));
    if (kept.length > 0 && gap > widestGap) {
      run = [];
      runs.push(run);
    }
    for (const character of kept) run.push({ is: capital(character), from: at, to });
    gap = kept.length > 0 ? 0 : gap + (unseen.test(original) ? 0 : 1);
    at = to;
  }
  return runs;
};

export interface Found {
  /** where it begins in the text, in UTF-16 units, and the index behind it */
  readonly from: number;
  readonly to: number;
  /** its last four characters, without separators */
  readonly ending: string;
}

const startsLikeIban = /[A-Z]{2}\d{2}/g;
/** a typing error may lose or add so many characters */
const slips = 2;
const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

const isStructured = (bban: string, pattern: string | null | undefined): boolean =>
  typeof pattern === 'string' && new RegExp(pattern).test(bban);

/**
 * How many characters from `at` are an IBAN: exactly its country's length where the check digits hold, wherever it stands; with wrong check digits
 * where a word begins and it is long and mostly digits. A mistyped account number is still somebody's. 0 when it is none.
 */
const ibanLength = (text: string, at: number, begins: boolean): number => {
  const spec = countrySpecs[text.slice(at, at + 2)];
  const length = spec?.chars ?? 0;
  if (length === 0) return 0;
  if (isValidIBAN(text.slice(at, at + length))) return length;
  const shortest = text.slice(at, at + length - slips).replace(/[^A-Z0-9].*/, '');
  if (!begins || shortest.length < length - slips || digitsOf(shortest) < shortest.length * 0.6) return 0;
  if (isStructured(text.slice(at + 4, at + length), spec?.bban_regexp)) return length;
  return shortest.length + Math.min(2 * slips, text.slice(at + shortest.length).search(/\D|$/));
};

/** countries whose domestic numbers carry check digits, and are so long that few other numbers pass */
const checkedCountries = Object.entries(countrySpecs)
  .filter(([, { bban_validation_func: check, chars }]) => check !== undefined && Number(chars) - 4 >= 18)
  .map(([country]) => country);
const isDomestic = (digits: string): boolean => checkedCountries.some((country) => isValidBBAN(digits, country));

const inRun = (run: readonly Place[]): [number, number][] => {
  const text = run.map(({ is }) => is).join('');
  const hits: [number, number][] = [];
  let behind = 0;
  for (const { index } of text.matchAll(startsLikeIban)) {
    const length = index < behind ? 0 : ibanLength(text, index, run[index - 1]?.to !== run[index]?.from);
    if (length > 0) hits.push([index, index + length]);
    behind = Math.max(behind, index + length);
  }
  for (const { index, 0: digits } of text.matchAll(/\d{18,24}/g))
    if (isDomestic(digits) && !hits.some(([from, to]) => index < to && from < index + digits.length))
      hits.push([index, index + digits.length]);
  return hits;
};

/** bounded everywhere: three open runs of spaces in a row took minutes over a few thousand of them. A number that its own words call an account's, and a British sort code with its account */
const named =
  /(?<=(?:account|acct|konto|compte|conta|cuenta|conto|rekening|iban|bban|clabe|cbu|nib|rib)[\s_]{0,3}(?:number|no|num|nummer|nr|n[º°])?\.?\s{0,3}[:#=]?\s{0,3})\p{Nd}(?:[\s./-]?\p{Nd}){5,29}(?!\p{Nd})/giu;
const british = /(?<!\d)\d{2}-\d{2}-\d{2}[\s,/]{1,3}\d{8}(?!\d)/g;

const fewestDigits = 6;
const digit = /\p{Nd}/gu;

/**
 * Account numbers in a text, in order, none inside another: IBANs by their check digits (ISO 13616), domestic numbers by theirs, and numbers the text
 * itself calls an account's. Separators, case, and wide or foreign digits change nothing.
 */
export const findAccountNumbers = (text: string): Found[] => {
  if ((text.match(digit)?.length ?? 0) < fewestDigits) return [];
  const found: Found[] = runsOf(text).flatMap((run) =>
    inRun(run).map(([begin, end]) => {
      const number = run.slice(begin, end);
      return {
        from: Math.min(...number.map(({ from }) => from)),
        to: Math.max(...number.map(({ to }) => to)),
        ending: number
          .slice(-4)
          .map(({ is }) => is)
          .join(''),
      };
    }),
  );
  for (const pattern of [named, british])
    for (const { index, 0: number } of text.matchAll(pattern))
      found.push({ from: index, to: index + number.length, ending: number.replace(/[^\p{Nd}]/gu, '').slice(-4) });
  found.sort((a, b) => a.from - b.from);
  return found.filter(({ from }, place) => !found.slice(0, place).some((earlier) => from < earlier.to));
};
