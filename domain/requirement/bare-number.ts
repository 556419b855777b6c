import { plainDigit } from '../text/plain-digit.ts';

/** Text without what cannot be seen: zero-width characters, marks of direction, soft hyphens, variation selectors. */
export const withoutInvisible = (text: string): string => text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');

/**
 * An identifier as registers compare it: capital letters and digits, without spaces, dashes, dots, slashes, brackets and what cannot be seen. Wide
 * letters and digits of other scripts count as the usual ones; any other character stays, and makes the number wrong.
 */
export const bareNumber = (value: string): string =>
  withoutInvisible(value.replaceAll('´', '').normalize('NFKC'))
    .replace(/\p{Nd}/gu, (digit) => (digit < ':' ? digit : plainDigit(digit)))
    .replace(/[\s\p{Z}\p{Cc}\p{Pd}\u2212.,:;/\\_·•|()[\]'’‘`]/gu, '')
    .toUpperCase();
