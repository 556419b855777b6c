import type { Json } from '../domain/model/timeline-entry.ts';

const secretFields = new Set(['iban', 'accountnumber', 'account_number']);
/** two letters, two digits, eleven to thirty more, spaces allowed: the shape of an IBAN anywhere in a text */
const ibanShape = /\b[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}\b/g;

const masked = (number: string): string => `(removed, ends in ${number.replace(/\s/g, '').slice(-4)})`;

/** deeper than any event of ours by far: whoever reads the list must be able to read what is on it */
const deepest = 64;

const tooDeep = '(nested too deeply to be kept)';
/** what the two above leave in place of what they took away */
const gap = /\(removed, ends in [^)]{0,4}\)|\(nested too deeply to be kept\)/;

/** true when something was taken out of it before it was kept: it is no longer what its sender wrote */
export const isShortened = (kept: Json): boolean => gap.test(JSON.stringify(kept));

/** a full account number is never stored, not even with an event that was refused: the last four characters stay */
export const withoutAccountNumbers = (value: unknown, depth = 0): Json => {
  if (typeof value === 'string') return value.replace(ibanShape, masked);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  if (typeof value !== 'object') return null;
  if (depth >= deepest) return tooDeep;
  if (Array.isArray(value)) return value.map((one) => withoutAccountNumbers(one, depth + 1));
  const entries = Object.entries(value).map(([key, one]): [string, Json] => [
    key,
    secretFields.has(key.toLowerCase()) && (typeof one === 'string' || typeof one === 'number')
      ? masked(String(one))
      : withoutAccountNumbers(one, depth + 1),
  ]);
  return Object.fromEntries(entries);
};
