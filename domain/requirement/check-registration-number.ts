import { entityValidators, personValidators, type Validator } from 'stdnum';
import type { LegalEntityType } from '../values.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';
import { checkStandardNumber } from './standard-number.ts';

interface Format {
  readonly pattern: RegExp;
  readonly example: string;
}

/** registers whose numbers carry no check digit: only their form can be checked */
const formats: Readonly<Record<string, Format>> = {
  DE: { pattern: /^(HRA|HRB|GNR|VR|PR|GSR)\d{1,6}[A-Z]{0,2}$/, example: 'HRB 86891' },
  GB: { pattern: /^(\d{8}|[A-Z]{2}\d{6})$/, example: '01234567 or SC123456' },
  NL: { pattern: /^\d{8}$/, example: '12345678' },
};
const anyRegister: Format = { pattern: /^[A-Z0-9]{4,20}$/, example: '4 to 20 letters and digits' };

const bare = (value: string): string => value.toUpperCase().replace(/[\s./-]/g, '');

const checkFormat = (value: string, format: Format): IdentifierCheck =>
  format.pattern.test(bare(value))
    ? good(bare(value))
    : bad(
        'registration_number_format',
        `the registration number is not right: send it as the register writes it, for example ${format.example}`,
      );

const validatorsOf = (country: string, legalEntityType: LegalEntityType): readonly Validator[] => {
  const entity = entityValidators[country] ?? [];
  const person = personValidators[country] ?? [];
  return legalEntityType === 'individual' || legalEntityType === 'sole_proprietor' ? [...person, ...entity] : entity;
};

/** checks a company's or a trader's registration number by its country's rules: CNPJ or CPF in Brazil, SIREN or SIRET in France, HRB in Germany … */
export const checkRegistrationNumber = (value: string, country: string, legalEntityType: LegalEntityType): IdentifierCheck => {
  const alone = legalEntityType === 'individual' || legalEntityType === 'sole_proprietor';
  const format = formats[country];
  if (format !== undefined && !alone) return checkFormat(value, format);
  const [first, ...others] = validatorsOf(country, legalEntityType);
  if (first === undefined) return checkFormat(value, anyRegister);
  const name = `registration number (${first.localName})`;
  const result = checkStandardNumber('registration_number', name, value, [first, ...others]);
  // a trader of a country with registers may give the register's number instead of a personal one
  return !result.ok && format?.pattern.test(bare(value)) ? good(bare(value)) : result;
};
