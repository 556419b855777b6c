import { maskAccountNumbers } from './mask-account-numbers.ts';

const mask = '***';
const first = (word: string): string => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';

const address = /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/gu;
const maskAddress = (text: string): string => {
  const [local = '', host = ''] = text.split('@');
  const ending = /(\.\p{L}{2,24})[^\p{L}\p{N}]*$/u.exec(host)?.[1] ?? '';
  return `${first(local)}${mask}@${first(host)}${mask}${ending}`;
};
const maskWord = (word: string): string => (word.includes('@') ? maskAddress(word) : `${first(word)}${mask}`);

/**
 * A buyer's name or e-mail address as it may be kept: `J*** S***`, `j***@e***.com`. It says neither how long they are nor what stands
 * between the first and the last word. Masking twice is masking once.
 */
export const maskBuyer = (text: string): string => {
  const words = text.trim().split(/\s+/);
  const ends = words.length > 1 ? [...words.slice(0, 1), ...words.slice(-1)] : words;
  return ends.map(maskWord).join(' ');
};

/** The last four digits of a card number, however it is written; undefined when there are fewer. */
export const lastFourDigits = (text: string): string | undefined => {
  const digits = text.replace(/\D/g, '');
  return digits.length < 4 ? undefined : digits.slice(-4);
};

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (const [at, digit] of [...digits].toReversed().entries()) {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};
/** in groups or in one piece; the first digit is that of a card scheme. Source: ISO/IEC 7812-1 */
const cardNumber = /(?<!\d)[2-6](?:[ -]?\d){12,18}(?!\d)/g;
const maskCard = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  return passesLuhn(digits) ? `${mask}${digits.slice(-4)}` : text;
};

/** A merchant's own number for a payment: should a buyer's address, a card or an account number be in it, only a mark of it is kept. */
export const maskReference = (text: string): string =>
  maskAccountNumbers(text.replace(address, maskAddress)).replace(cardNumber, maskCard);
