import type { Context } from '../model/decision.ts';
import type { Requirement, RequirementError } from '../model/requirement.ts';
import { identifierTitles, ownReasons } from '../wording/policy-texts/identifier-texts.ts';
import { openRequirement } from './open-requirement.ts';

/** what is checked by its form when a merchant applies */
export const identifierFields = [
  'registration_number',
  'vat_number',
  'mcc',
  'email',
  'phone',
  'website',
  'bank_account',
] as const;
export type IdentifierField = (typeof identifierFields)[number];

const restricts = (field: IdentifierField): readonly string[] =>
  field === 'bank_account' ? ['payouts'] : ['payments', 'payouts'];

export const identifierRequirementId = (field: IdentifierField): string => `identifier:${field}`;

/** the field an identifier requirement is about; undefined for any other requirement */
export const identifierFieldOf = (requirementId: string): IdentifierField | undefined =>
  identifierFields.find((one) => identifierRequirementId(one) === requirementId);

/** a value that was wrong or missing opens this: the merchant corrects it within policy's correction days */
export const identifierRequirement = (
  merchantId: string,
  field: IdentifierField,
  error: RequirementError,
  context: Context,
): Requirement =>
  openRequirement(
    {
      merchantId,
      id: identifierRequirementId(field),
      title: identifierTitles[field].en,
      subject: field === 'bank_account' ? { kind: 'bank_account', id: 'primary' } : { kind: 'merchant', id: merchantId },
      requestedReason: ownReasons.identifier.en,
      dueIn: 'onboarding',
      dueNow: true,
      suppliedBy: 'merchant',
      verifiedBy: 'operations',
      deadlineDays: context.policy.requirements.correctionDeadlineDays,
      restricts: restricts(field),
      errors: [error],
    },
    context.now,
  );
