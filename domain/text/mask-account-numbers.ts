import { findAccountNumbers } from './find-account-numbers.ts';

/** the mark in place of an account number; the mark of a short number keeps no digits */
export const accountMark = (number: string): string =>
  number.length < 8 ? '(account number removed)' : `(account number removed, ends in ${number.slice(-4)})`;

/** A text with a mark in the place of each account number. What it leaves has none: masking twice is masking once. */
export const maskAccountNumbers = (text: string): string => {
  let left = '';
  let behind = 0;
  for (const { from, to, ending } of findAccountNumbers(text)) {
    left += `${text.slice(behind, from)}(account number removed, ends in ${ending})`;
    behind = to;
  }
  return behind === 0 ? text : left + text.slice(behind);
};
