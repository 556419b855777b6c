import { entityValidators, euVat, type Validator } from 'stdnum';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';
import { checkStandardNumber } from './standard-number.ts';

const validatorsOf = (country: string): readonly Validator[] => euVat[country] ?? entityValidators[country] ?? [];

/** checks a VAT number by its country's rules, with or without the country's prefix; a number of another country is refused by name */
export const checkVatNumber = (value: string, country: string): IdentifierCheck => {
  const bare = value.toUpperCase().replace(/[\s.-]/g, '');
  const [first, ...others] = validatorsOf(country);
  if (first === undefined) {
    return /^[A-Z0-9]{5,20}$/.test(bare)
      ? good(bare)
      : bad('vat_number_format', 'the VAT number is not right: send 5 to 20 letters and digits as your tax office writes it');
  }
  const result = checkStandardNumber('vat_number', 'VAT number', value, [first, ...others]);
  const prefix = bare.slice(0, 2) === 'EL' ? 'GR' : bare.slice(0, 2);
  return result.ok || prefix === country || euVat[prefix] === undefined
    ? result
    : bad('vat_number_country', `the VAT number is of ${prefix}, the business is in ${country}: send the number of ${country}`);
};
