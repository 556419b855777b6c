import type { Json } from '../domain/model/timeline-entry.ts';
import { accountMark, maskAccountNumbers } from '../domain/text/mask-account-numbers.ts';

/** names of fields that hold an account number whatever it looks like, as letters only */
const namesAccount =
  /^(?:.*(?:iban|bban|accountn(?:o|r|um|umber)|acctn(?:o|um|umber)|kontonummer|kontonr|numerodecompte|numerodecuenta|numerodeconta|rekeningnummer)|rib|nib|cbu|ccc|clabe)$/;
const holdsAccountNumber = (key: string): boolean => namesAccount.test(key.replace(/[^\p{L}]/gu, '').toLowerCase());

/** deeper than any event of ours by far: whoever reads the list must be able to read what is on it */
const deepest = 64;

const tooDeep = '(nested too deeply to be kept)';
/** the field that holds what is left of an event too large to be kept */
export const cut = '(too large to be kept whole)';
/** what masking and the depth leave in place of what they took away; the first words are those of rows kept earlier */
const gap =
  /\((?:account number )?removed(?:, ends in [^)]{0,4})?\)|\(nested too deeply to be kept\)|\(too large to be kept whole\)/;

/** true when something was taken out of it before it was kept: it is no longer what its sender wrote */
export const isShortened = (kept: Json): boolean => gap.test(JSON.stringify(kept));

/** a field whose name says it holds account numbers: whatever lies in it goes, however deep */
const allMasked = (value: unknown, depth: number): Json => {
  if (typeof value === 'string' || typeof value === 'number') {
    const bare = String(value).replace(/[^\p{L}\p{Nd}]/gu, '');
    return bare === '' ? value : accountMark(bare);
  }
  return keptOf(value, depth, allMasked);
};

/** two keys may be left with one mark: none of them is lost */
const freeKey = (key: string, taken: ReadonlyMap<string, Json>): string => {
  for (let count = 2; taken.has(key); count += 1) key = `${key.replace(/ \d+$/, '')} ${count}`;
  return key;
};

const keptOf = (value: unknown, depth: number, ofMember: (one: unknown, depth: number) => Json): Json => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  if (typeof value !== 'object') return null;
  if (depth >= deepest) return tooDeep;
  if (Array.isArray(value)) return value.map((one) => ofMember(one, depth + 1));
  const kept = new Map<string, Json>();
  for (const [key, one] of Object.entries(value)) {
    const member = holdsAccountNumber(key) ? allMasked : ofMember;
    kept.set(freeKey(maskAccountNumbers(key), kept), member(one, depth + 1));
  }
  return Object.fromEntries(kept);
};

/**
 * A full account number is never stored, not even with an event that was refused: a mark with its last four characters stays. Found by the field's
 * name and by the value itself, in keys too.
 */
export const withoutAccountNumbers = (value: unknown, depth = 0): Json => {
  if (typeof value === 'string') return maskAccountNumbers(value);
  return keptOf(value, depth, withoutAccountNumbers);
};
