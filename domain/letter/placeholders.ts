import type { LetterWords } from '../policy/letter-schema.ts';

/** what a text may be filled with, and what it must say: a sentence about a deadline without its date says nothing */
export interface Holes {
  readonly known: readonly string[];
  readonly required: readonly string[];
}
const exactly = (...names: readonly string[]): Holes => ({ known: names, required: names });
const may = (...names: readonly string[]): Holes => ({ known: names, required: [] });
const plain = may();

type Word = Exclude<keyof LetterWords, 'days'>;
/** of the words every letter of a language shares */
export const wordHoles: readonly (readonly [word: Word, holes: Holes])[] = [
  ['greeting', { known: ['name', 'merchant'], required: ['name'] }],
  ['greetingUnnamed', plain],
  ['shop', plain],
  ['details', plain],
  ['more', exactly('what', 'n')],
  ['about', exactly('what', 'of')],
  ['list', plain],
  ['by', exactly('date')],
  ['soon', exactly('date', 'days')],
  ['overdue', exactly('date')],
  ['stops', exactly('capabilities')],
  ['off', exactly('capabilities')],
  ['today', plain],
  ['invitation', exactly('inviter', 'date')],
];
/** of a plural form: `one` and `two` may spell the number out */
export const dayHoles = (form: string): Holes => (form === 'one' || form === 'two' || form === 'zero' ? may('n') : exactly('n'));
export const methodHoles = exactly('method');
/** of a letter of its own */
const templateHoles = may('merchant', 'name', 'requirement');
/** of letters that tell of figures: what each is filled with beside that */
const more: Readonly<Record<string, readonly string[]>> = {
  alert_payout_failed: ['amount', 'payout'],
  alert_no_sale: ['days', 'date'],
  alert_weekly_summary: ['sales', 'amount', 'refunds', 'date'],
};
export const holesOf = (template: string): Holes => may(...templateHoles.known, ...(more[template] ?? []));
export const noHoles = plain;

/** the names in braces, each once */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name)),
];

export type Fault =
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'brace' };

/** what is wrong with a text: a placeholder nobody fills, one it must have and has not, a brace that opens or closes nothing */
export const faultsIn = (text: string, { known, required }: Holes): readonly Fault[] => {
  const names = placeholdersIn(text);
  return [
    ...names.filter((name) => !known.includes(name)).map((name): Fault => ({ kind: 'unknown', name })),
    ...required.filter((name) => !names.includes(name)).map((name): Fault => ({ kind: 'missing', name })),
    ...(/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [{ kind: 'brace' } as const] : []),
  ];
};
