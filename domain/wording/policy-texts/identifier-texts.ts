import type { Both } from './both.ts';

/** identifiers that a merchant corrects, by field */
export const identifierTitles = {
  registration_number: { en: 'Registration number', fr: 'Numéro d’immatriculation' },
  vat_number: { en: 'VAT number', fr: 'Numéro de TVA' },
  mcc: { en: 'Merchant category code', fr: 'Code de catégorie de marchand' },
  email: { en: 'E-mail address', fr: 'Adresse électronique' },
  phone: { en: 'Phone number', fr: 'Numéro de téléphone' },
  website: { en: 'Website address', fr: 'Adresse du site' },
  bank_account: { en: 'Bank account number', fr: 'Numéro de compte bancaire' },
} as const satisfies Readonly<Record<string, Both>>;

/** why requirements that no catalogue has were opened */
export const ownReasons = {
  identifier: {
    en: 'the value in the application is not valid',
    fr: 'la valeur indiquée dans la demande n’est pas valable',
  },
  information: { en: 'the risk check needs it to decide', fr: 'le contrôle du risque en a besoin pour décider' },
} as const satisfies Readonly<Record<string, Both>>;
