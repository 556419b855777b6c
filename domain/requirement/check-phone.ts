import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import { withoutInvisible } from './bare-number.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

/**
 * North American numbers by the plan's own form (NANPA): area codes open every few months, long before any table of them knows. Never opened
 * are those that end in 11, have 9 in the middle, or begin with 37 or 96; 555 and 950 are no area.
 */
const northAmerican = /^(?!\d11|\d9\d|37|96|555|950)[2-9]\d{2}(?!11)[2-9]\d{6}$/;

const exists = (number: PhoneNumber): boolean =>
  number.isValid() || (number.countryCallingCode === '1' && northAmerican.test(number.nationalNumber));

const read = (text: string, country: string): string | undefined => {
  const number = isSupportedCountry(country) ? parsePhoneNumberFromString(text, country) : parsePhoneNumberFromString(text);
  return number !== undefined && exists(number) ? number.number : undefined;
};

/** E.164, read as a number of the merchant's country when it has no prefix; 00 is a prefix wherever no number begins with it */
export const checkPhone = (value: string, country: string): IdentifierCheck => {
  const text = withoutInvisible(value).trim();
  const number = read(text, country) ?? (/^00\s*[1-9]/.test(text) ? read(text.replace(/^00\s*/, '+'), country) : undefined);
  if (number !== undefined) return good(number);
  return bad('phone_invalid', { example: country === 'BR' ? '+55 11 91234 5678' : '+44 20 7946 0000' });
};
