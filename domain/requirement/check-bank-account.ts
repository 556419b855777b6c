import { createHmac } from 'node:crypto';
import { isSEPACountry, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import type { SealedBankAccount } from '../events/application.ts';

export interface OpenBankAccount {
  readonly country: string;
  readonly iban?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly holder?: string | undefined;
}

const invalid = (country: string, code: string, remediation: string): SealedBankAccount => ({
  status: 'invalid',
  country,
  code,
  remediation,
});

const seal = (country: string, number: string, pepper: string, holder: string | undefined): SealedBankAccount => ({
  status: 'valid',
  country,
  last4: number.slice(-4),
  fingerprint: createHmac('sha256', pepper).update(number).digest('hex').slice(0, 32),
  ...(holder === undefined ? {} : { holder }),
});

const sealIban = (account: OpenBankAccount, iban: string, pepper: string): SealedBankAccount => {
  const number = iban.toUpperCase().replace(/[\s-]/g, '');
  const { valid, errorCodes } = validateIBAN(number);
  if (valid) return seal(number.slice(0, 2), number, pepper, account.holder);
  const checksum =
    errorCodes.includes(ValidationErrorsIBAN.WrongIBANChecksum) ||
    errorCodes.includes(ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
  if (checksum)
    return invalid(
      account.country,
      'iban_checksum',
      'a digit of the IBAN is wrong: compare it with your bank statement and send it again',
    );
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry))
    return invalid(
      account.country,
      'iban_country',
      'the IBAN does not begin with a country that has IBANs: send the IBAN from your bank statement',
    );
  return invalid(
    account.country,
    'iban_format',
    'the IBAN has the wrong length or form: send it whole, as on your bank statement',
  );
};

/** checks an account and seals it: last four characters to know it by, an HMAC under the pepper to compare it by; the number itself is not in the answer */
export const sealBankAccount = (account: OpenBankAccount, pepper: string): SealedBankAccount => {
  if (account.iban !== undefined) return sealIban(account, account.iban, pepper);
  if (isSEPACountry(account.country))
    return invalid(account.country, 'iban_missing', `accounts in ${account.country} are named by their IBAN: send the IBAN`);
  const number = (account.accountNumber ?? '').toUpperCase().replace(/[\s./-]/g, '');
  if (/^[A-Z0-9]{4,34}$/.test(number)) return seal(account.country, number, pepper, account.holder);
  return invalid(
    account.country,
    'account_number_format',
    'the account number has to be 4 to 34 letters and digits, bank and branch code first',
  );
};
