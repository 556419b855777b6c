import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import * as z from 'zod';
import disposable from './disposable-domains.json' with { type: 'json' };
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

const disposableDomains = new Set(disposable.domains);
const email = z.email();

export const emailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** throw-away mailbox, by the domain or the one above it */
export const isDisposable = (address: string): boolean => {
  const domain = emailDomain(address);
  return disposableDomains.has(domain) || disposableDomains.has(domain.slice(domain.indexOf('.') + 1));
};

export const checkEmail = (value: string): IdentifierCheck => {
  const address = value.trim();
  if (!email.safeParse(address).success) return bad('email_malformed', 'the e-mail address is not one: send it as name@domain');
  if (isDisposable(address))
    return bad('email_disposable', 'the e-mail address is a throw-away one: send one you will still read next year');
  return good(`${address.slice(0, address.lastIndexOf('@'))}@${emailDomain(address)}`);
};

/** E.164, read as a number of the merchant's country when it has no prefix */
export const checkPhone = (value: string, country: string): IdentifierCheck => {
  const number = isSupportedCountry(country) ? parsePhoneNumberFromString(value, country) : parsePhoneNumberFromString(value);
  if (number?.isValid()) return good(number.number);
  return bad(
    'phone_invalid',
    `the phone number does not exist in its numbering plan: send it with its prefix, for example +${country === 'BR' ? '55 11 91234 5678' : '44 20 7946 0000'}`,
  );
};
