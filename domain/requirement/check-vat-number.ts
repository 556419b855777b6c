import { entityValidators } from 'stdnum';
import { bareNumber } from './bare-number.ts';
import { bad, type IdentifierCheck } from './identifier-check.ts';
import { checkNumber, type NumberForm, ofValidator, shaped } from './number-form.ts';
import { prefixedVat, taxNumbers } from './vat-forms.ts';

/** of a tax office whose form nobody here knows */
const anyTax = shaped('number of the tax office', '123456789', /^(?=.*\d)[\p{L}\d]{5,20}$/u);

/** what the EU gives a business from outside that pays through its One Stop Shop */
const oneStopShop = shaped('One Stop Shop', 'EU372022452', /^EU\d{9}$/);
const outsideTheEu: ReadonlySet<string> = new Set(['CH', 'GB', 'LI', 'NO']);

const formsOf = (country: string): readonly [NumberForm, ...NumberForm[]] => {
  const ofTheEu = prefixedVat[country] !== undefined && !outsideTheEu.has(country);
  const table = prefixedVat[country] ?? taxNumbers[country] ?? (entityValidators[country] ?? []).map(ofValidator);
  const [first = anyTax, ...others] = table;
  return ofTheEu ? [first, ...others] : [first, ...others, oneStopShop];
};

/** Prefixes a tax office writes that are not the country's code: Greece, Northern Ireland, and those under another's VAT */
const written: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };
const shared: Readonly<Record<string, string>> = { MC: 'FR', IM: 'GB' };

/** Checks a VAT number by its country's rules, with or without the country's prefix; a number of another country is refused by name. */
export const checkVatNumber = (value: string, country: string): IdentifierCheck => {
  const bare = bareNumber(value);
  const prefix = bare.slice(0, 2);
  const of = written[prefix] ?? prefix;
  // the prefix of Northern Ireland stands before a British number
  const number = of === country && prefix === 'XI' ? bare.slice(2) : bare;
  const result = checkNumber('vat_number', number, country, formsOf(country));
  return result.ok || of === country || of === shared[country] || prefixedVat[of] === undefined
    ? result
    : bad('vat_number_country', { of, country });
};
