import UFuzzy from '@leeoniya/ufuzzy';
import * as z from 'zod';
import type { ListedMerchant } from './listed-merchant.ts';
import { bare, fold, type PreparedMerchant } from './prepare.ts';

/** what a merchant was found by; `payment`: the exact id of one of its payments or refunds; `typo`: its name, reference or a person, with one letter other than typed in a word */
export const foundBy = z.enum(['merchantId', 'name', 'reference', 'registration', 'email', 'phone', 'person', 'typo', 'payment']);
export type FoundBy = z.infer<typeof foundBy>;
export interface FoundMerchant {
  readonly merchant: ListedMerchant;
  readonly by: FoundBy;
}

/** fewer digits find too many phone numbers */
const LEAST_DIGITS = 5;
/** fewer letters with a typo among them find anything */
const LEAST_LETTERS = 4;

/** one letter other, missing, too many or swapped with its neighbour in each word */
const tolerant = new UFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });

interface Wanted {
  readonly text: string;
  readonly number: string;
  readonly digits: string;
}

/** how well a text is met: as a whole, at its beginning, at the beginning of a word, anywhere; 0 when it is not in it */
const closeness = (whole: string, wanted: string): number => {
  const at = whole.indexOf(wanted);
  if (at < 0) return 0;
  if (at === 0) return whole.length === wanted.length ? 4 : 3;
  return /[\s.@-]/.test(whole.charAt(at - 1)) ? 2 : 1;
};

const held: readonly (readonly [FoundBy, (merchant: PreparedMerchant) => string, keyof Wanted])[] = [
  ['merchantId', ({ listed }) => listed.merchantId, 'text'],
  ['reference', ({ listed }) => fold(listed.externalReference), 'text'],
  ['registration', ({ registration }) => registration, 'number'],
  ['name', ({ haystack }) => haystack, 'text'],
  ['email', ({ emails }) => emails, 'text'],
  ['phone', ({ phones }) => phones, 'digits'],
  ['person', ({ people }) => people, 'text'],
];

/** where a merchant meets what is wanted best; undefined when nowhere */
const meets = (merchant: PreparedMerchant, wanted: Wanted): { readonly by: FoundBy; readonly score: number } | undefined => {
  let best: { readonly by: FoundBy; readonly score: number } | undefined;
  for (const [by, heldIn, field] of held) {
    const sought = wanted[field];
    const score = sought === '' ? 0 : closeness(heldIn(merchant), sought);
    if (score > (best?.score ?? 0)) best = { by, score };
  }
  return best;
};

/** the most valuable first, no two at one place */
const rankOf = ({ orders, listed }: PreparedMerchant): string => `${orders.value}${listed.merchantId}`;
const byRank = (one: string, other: string): number => (one < other ? -1 : 1);

const haystacks = new WeakMap<readonly PreparedMerchant[], string[]>();
/** names, reference and people of every merchant; remembered while the list is the same array */
const haystacksOf = (merchants: readonly PreparedMerchant[]): string[] => {
  const known = haystacks.get(merchants) ?? merchants.map(({ haystack, people }) => `${haystack}\n${people}`);
  haystacks.set(merchants, known);
  return known;
};

/**
 * The merchants a text finds, at most `limit`, the best first: by name, reference, registration number, merchant id, e-mail address, phone
 * number or person; where they are too few, with a typo tolerated. Each merchant is looked at once or twice.
 */
export const searchMerchants = (
  merchants: readonly PreparedMerchant[],
  typed: string,
  limit: number,
): readonly FoundMerchant[] => {
  const text = fold(typed).trim();
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  const isNumber = digits.length >= LEAST_DIGITS && /^[\d\s()+./-]+$/.test(typed.trim());
  const wanted: Wanted = { text, number: bare(text), digits: isNumber ? digits : '' };
  if (text === '') return [];
  const met = merchants.flatMap((merchant) => {
    const where = meets(merchant, wanted);
    return where === undefined ? [] : [{ merchant: merchant.listed, ...where, rank: rankOf(merchant) }];
  });
  const exact = met
    .toSorted((one, other) => other.score - one.score || byRank(one.rank, other.rank))
    .slice(0, limit)
    .map(({ merchant, by }) => ({ merchant, by }));
  if (exact.length === limit || text.length < LEAST_LETTERS) return exact;
  const known = new Set(exact.map(({ merchant }) => merchant.merchantId));
  // a text without a letter or digit is met by none
  const places = new Set(tolerant.filter(haystacksOf(merchants), text) ?? []);
  const near = merchants
    .filter(({ listed }, at) => places.has(at) && !known.has(listed.merchantId))
    .toSorted((one, other) => byRank(rankOf(one), rankOf(other)))
    .slice(0, limit - exact.length)
    .map(({ listed }) => ({ merchant: listed, by: 'typo' as const }));
  return [...exact, ...near];
};
