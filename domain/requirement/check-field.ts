import type { Merchant } from '../model/merchant.ts';
import { withContact } from '../model/with-contact.ts';
import { checkEmail } from './check-email.ts';
import { checkMcc } from './check-mcc.ts';
import { checkPhone } from './check-phone.ts';
import { checkRegistrationNumber } from './check-registration-number.ts';
import { checkVatNumber } from './check-vat-number.ts';
import { checkWebsite } from './check-website.ts';
import type { IdentifierCheck } from './identifier-check.ts';
import type { IdentifierField } from './identifier-requirement.ts';

export type CheckedField = Exclude<IdentifierField, 'bank_account'>;
export const checkedFields: readonly CheckedField[] = ['registration_number', 'vat_number', 'mcc', 'email', 'phone', 'website'];

/** one identifier of a merchant, by the rules of its country */
export const checkField = (field: CheckedField, value: string, merchant: Merchant): IdentifierCheck => {
  switch (field) {
    case 'registration_number':
      return checkRegistrationNumber(value, merchant.country, merchant.legalEntityType);
    case 'vat_number':
      return checkVatNumber(value, merchant.country);
    case 'mcc':
      return checkMcc(value);
    case 'email':
      return checkEmail(value);
    case 'phone':
      return checkPhone(value, merchant.country);
    case 'website':
      return checkWebsite(value);
  }
};

export const fieldValue = (field: CheckedField, merchant: Merchant): string | undefined => {
  switch (field) {
    case 'registration_number':
      return merchant.registrationNumber;
    case 'vat_number':
      return merchant.vatNumber;
    case 'mcc':
      return merchant.mcc;
    case 'email':
      return merchant.contact.email;
    case 'phone':
      return merchant.contact.phone;
    case 'website':
      return merchant.website;
  }
};

/** the merchant with a checked value in its normal form */
export const withField = (merchant: Merchant, field: CheckedField, value: string, now: string): Merchant => {
  switch (field) {
    case 'registration_number':
      return { ...merchant, registrationNumber: value };
    case 'vat_number':
      return { ...merchant, vatNumber: value };
    case 'mcc':
      return { ...merchant, mcc: value };
    case 'email':
      return withContact(merchant, { email: value }, now);
    case 'phone':
      return withContact(merchant, { phone: value }, now);
    case 'website':
      return { ...merchant, website: value };
  }
};
