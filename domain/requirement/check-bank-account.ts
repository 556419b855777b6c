import { createHmac } from 'node:crypto';
import { countrySpecs, isSEPACountry } from 'ibantools';
import type { SealedBankAccount } from '../events/application.ts';
import type { IdentifierErrorCode } from '../wording/identifier-errors.ts';
import type { Told } from '../wording/told.ts';
import { bareNumber } from './bare-number.ts';

type CountrySpec = (typeof countrySpecs)[string];

export interface OpenBankAccount {
  readonly country: string;
  readonly iban?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly holder?: string | undefined;
}

const invalid = (country: string, code: IdentifierErrorCode, about: Told['about'] = {}): SealedBankAccount => ({
  status: 'invalid',
  country,
  code,
  about,
});

const seal = (country: string, number: string, pepper: string, holder: string | undefined): SealedBankAccount => ({
  status: 'valid',
  country,
  last4: number.slice(-4),
  fingerprint: createHmac('sha256', pepper).update(number).digest('hex').slice(0, 32),
  ...(holder === undefined ? {} : { holder }),
});

/** ISO 13616: letters count from 10, the first four characters come last, and the remainder by 97 is 1; 00, 01 and 99 are never given out */
const soundIban = (number: string): boolean => {
  const check = Number(number.slice(2, 4));
  const digits = [...number.slice(4), ...number.slice(0, 4)].map((one) => Number.parseInt(one, 36)).join('');
  return check > 1 && check < 99 && BigInt(digits) % 97n === 1n;
};

/** of countries outside the IBAN registry only the length is sure; banks' own check digits are theirs to judge */
const wellFormed = (number: string, { chars, bban_regexp, IBANRegistry }: CountrySpec): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(number) &&
  number.length === chars &&
  (IBANRegistry !== true || new RegExp(`${bban_regexp}`).test(number.slice(4)));

const sealIban = (account: OpenBankAccount, iban: string, pepper: string): SealedBankAccount => {
  const number = bareNumber(iban).replace(/^IBAN/, '');
  const spec = countrySpecs[number.slice(0, 2)];
  if (number !== '' && spec?.chars === undefined) return invalid(account.country, 'iban_country');
  if (spec === undefined || !wellFormed(number, spec)) return invalid(account.country, 'iban_format');
  if (soundIban(number)) return seal(number.slice(0, 2), number, pepper, account.holder);
  return invalid(account.country, 'iban_checksum');
};

/** checks an account and seals it: last four characters to know it by, an HMAC under the pepper to compare it by; the number itself is not in the answer */
export const sealBankAccount = (account: OpenBankAccount, pepper: string): SealedBankAccount => {
  if (account.iban !== undefined) return sealIban(account, account.iban, pepper);
  if (isSEPACountry(account.country)) return invalid(account.country, 'iban_missing', { country: account.country });
  const number = bareNumber(account.accountNumber ?? '');
  if (/^[A-Z0-9]{4,34}$/.test(number)) return seal(account.country, number, pepper, account.holder);
  return invalid(account.country, 'account_number_format');
};
