import * as z from 'zod';
import { phrase } from './phrase.ts';
import { informationRemedy } from './policy-texts/requirement-words.ts';
import { type Told, wordsOf } from './told.ts';
import type { Voice } from './voice.ts';

const none = z.object({});
/** a number as its country calls it, and one as an example */
const numbered = z.object({ name: z.string(), example: z.string().optional() });
type Numbered = z.infer<typeof numbered>;

const english = (what: string, remedy: string) => {
  return ({ name, example }: Numbered): string =>
    `the ${what} (${name}) is not valid: ${remedy}${example === undefined ? '' : `, for example ${example}`}`;
};
const french = (what: string, remedy: string) => {
  return ({ name, example }: Numbered): string =>
    `le numéro ${what} (${name}) n’est pas valable : ${remedy}${example === undefined ? '' : `, par exemple ${example}`}`;
};
const of = (what: string, quoi: string) =>
  ({
    checksum: phrase(numbered, {
      en: english(what, 'one digit is wrong, compare it with the document and send it again'),
      fr: french(quoi, 'un chiffre est faux, comparez-le au document et renvoyez-le'),
    }),
    length: phrase(numbered, {
      en: english(what, 'it has too few or too many characters, send the whole number and nothing else'),
      fr: french(quoi, 'il a trop ou trop peu de caractères, envoyez le numéro entier et rien d’autre'),
    }),
    format: phrase(numbered, {
      en: english(what, 'the format is wrong, send it exactly as the official document shows it'),
      fr: french(quoi, 'le format est faux, envoyez-le exactement comme sur le document officiel'),
    }),
    component: phrase(numbered, {
      en: english(what, 'a part of it does not exist, send it exactly as the official document shows it'),
      fr: french(quoi, 'une partie n’existe pas, envoyez-le exactement comme sur le document officiel'),
    }),
  }) as const;
const registration = of('registration number', 'd’immatriculation');
const vat = of('VAT number', 'de TVA');

const boarding = phrase(z.object({ status: z.string(), method: z.string() }), {
  en: ({ status, method }, voice) =>
    `the provider's status for ${voice.word(method)} is “${voice.word(status)}”: ask the provider why, or remove ${voice.word(method)}`,
  fr: ({ status, method }, voice) =>
    `statut de ${voice.word(method)} chez le prestataire : « ${voice.word(status)} ». Demandez-lui pourquoi, ou retirez ${voice.word(method)}`,
});

/** what is wrong with an identifier of a merchant, and what the merchant does about it */
export const identifierErrors = {
  registration_number_checksum: registration.checksum,
  registration_number_length: registration.length,
  registration_number_format: registration.format,
  registration_number_component: registration.component,
  registration_number_missing: phrase(none, {
    en: () => 'the registration number is missing: send it as it stands in the register',
    fr: () => 'le numéro d’immatriculation manque : envoyez-le tel qu’il figure au registre',
  }),
  vat_number_checksum: vat.checksum,
  vat_number_length: vat.length,
  vat_number_format: vat.format,
  vat_number_component: vat.component,
  vat_number_missing: phrase(none, {
    en: () => 'the VAT number is missing: send it as your tax office shows it',
    fr: () => 'le numéro de TVA manque : envoyez-le comme l’écrit votre administration fiscale',
  }),
  vat_number_country: phrase(z.object({ of: z.string(), country: z.string() }), {
    en: (about) =>
      `the VAT number is from ${about.of}, the business is in ${about.country}: send the number from ${about.country}`,
    fr: (about) => `le numéro de TVA est de ${about.of}, l’activité en ${about.country} : envoyez le numéro de ${about.country}`,
  }),
  mcc_unknown: phrase(none, {
    en: () => 'the merchant category code does not exist: send the four digits that describe the products you sell',
    fr: () => 'ce code de catégorie n’existe pas : envoyez les quatre chiffres qui décrivent ce que vous vendez',
  }),
  email_malformed: phrase(none, {
    en: () => 'the e-mail address is not valid: send it as name@domain',
    fr: () => 'l’adresse électronique n’est pas valable : envoyez-la sous la forme nom@domaine',
  }),
  email_disposable: phrase(none, {
    en: () => 'the e-mail address is disposable: send a permanent one',
    fr: () => 'l’adresse électronique est jetable : envoyez une adresse permanente',
  }),
  phone_invalid: phrase(z.object({ example: z.string() }), {
    en: ({ example }) => `the phone number does not exist: send it with its country code, for example ${example}`,
    fr: ({ example }) => `ce numéro de téléphone n’existe pas : envoyez-le avec son indicatif, par exemple ${example}`,
  }),
  website_invalid: phrase(none, {
    en: () => 'the website is not a public web address: send it as https://your-shop.example',
    fr: () => 'le site n’est pas une adresse publique : envoyez-la sous la forme https://votre-boutique.example',
  }),
  iban_country: phrase(none, {
    en: () => 'the IBAN does not begin with a country that has IBANs: send the IBAN from your bank statement',
    fr: () => 'l’IBAN ne commence pas par un pays qui en a : envoyez celui de votre relevé',
  }),
  iban_format: phrase(none, {
    en: () => 'the IBAN has the wrong length or form: send the whole IBAN, as on your bank statement',
    fr: () => 'l’IBAN n’a pas la bonne longueur ou la bonne forme : envoyez-le en entier, comme sur votre relevé',
  }),
  iban_checksum: phrase(none, {
    en: () => 'one digit of the IBAN is wrong: compare it with your bank statement and send it again',
    fr: () => 'un chiffre de l’IBAN est faux : comparez-le à votre relevé et renvoyez-le',
  }),
  iban_missing: phrase(z.object({ country: z.string() }), {
    en: ({ country }) => `accounts in ${country} have an IBAN: send the IBAN`,
    fr: ({ country }) => `un compte en ${country} se désigne par son IBAN : envoyez l’IBAN`,
  }),
  account_number_format: phrase(none, {
    en: () => 'the account number must have 4 to 34 letters and digits, bank and branch code first',
    fr: () => 'le numéro de compte compte 4 à 34 lettres et chiffres, codes banque et guichet d’abord',
  }),
  boarding_rejected: boarding,
  boarding_disabled: boarding,
  boarding_terminated: boarding,
} as const;
export type IdentifierErrorCode = keyof typeof identifierErrors;

export const identifierWords = wordsOf(identifierErrors);

interface Found {
  readonly code: string;
  /** as a provider, a reviewer or an older version wrote it */
  readonly remediation?: string | undefined;
  readonly about?: Told['about'] | undefined;
}
/** What is wrong with a requirement and what to do about it, in the reader's language; what others wrote stays in their words. */
export const errorWords = (requirementId: string, { code, remediation, about = {} }: Found, voice: Voice): string =>
  remediation === undefined ? identifierWords.read({ code, about }, voice) : informationRemedy(requirementId, remediation, voice);
