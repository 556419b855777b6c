import * as z from 'zod';
import { country, currency, day, legalEntityType, locale, minor, remark, shortLine, timeZone } from '../values.ts';
import { aboutValues } from '../wording/told.ts';
import { directClient, envelopeOf } from './envelope.ts';

export const applicationPerson = z.object({
  name: remark,
  roles: z.array(z.enum(['representative', 'owner', 'director'])).min(1),
  birthDate: day.optional(),
  country: country.optional(),
  ownershipPercent: z.number().min(0).max(100).optional(),
});

/** as applied with: the number in full, sealed (seal-application.ts) before anything keeps it */
export const openBankAccount = z.object({
  country,
  iban: shortLine.optional(),
  accountNumber: shortLine.optional(),
  holder: remark.optional(),
});

/** sealed: recognisable and comparable, not readable */
export const sealedBankAccount = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('valid'),
    country,
    last4: z.string().length(4),
    fingerprint: z.string(),
    holder: shortLine.optional(),
  }),
  z.object({
    status: z.literal('invalid'),
    country,
    code: z.string(),
    about: aboutValues.default({}),
  }),
]);
export type SealedBankAccount = z.infer<typeof sealedBankAccount>;

const applicant = {
  pspClient: shortLine.default(directClient),
  legalName: remark,
  tradingName: remark.optional(),
  legalEntityType,
  registrationNumber: shortLine.optional(),
  vatNumber: shortLine.optional(),
  companyRegisteredOn: day.optional(),
  mcc: shortLine,
  country,
  currency,
  timeZone,
  locale,
  website: shortLine.optional(),
  /** minor units of currency per month */
  declaredMonthlyVolumeMinor: minor.min(0).optional(),
  referrer: remark.optional(),
  contact: z.object({ name: remark.optional(), email: shortLine.optional(), phone: shortLine.optional() }),
  persons: z.array(applicationPerson).max(50).default([]),
  paymentMethods: z
    .array(z.string().regex(/^[a-z][a-z0-9_]*$/))
    .min(1)
    .max(30),
};

export const applicationData = z.object({ ...applicant, bankAccount: openBankAccount.optional() });
export type ApplicationData = z.infer<typeof applicationData>;

export const sealedApplicationData = z.object({ ...applicant, bankAccount: sealedBankAccount.optional() });

export const applicationSubmitted = envelopeOf('merchant.application.submitted.v1', applicationData);
export type ApplicationSubmitted = z.infer<typeof applicationSubmitted>;

/** what the onboarding run is started with: no account number in its history */
export const sealedApplication = envelopeOf('merchant.application.submitted.v1', sealedApplicationData);
export type SealedApplication = z.infer<typeof sealedApplication>;
