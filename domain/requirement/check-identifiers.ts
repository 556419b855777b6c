import * as z from 'zod';
import type { Context, Decision } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { type CheckedField, checkedFields, checkField, fieldValue, withField } from './check-field.ts';
import { bad, type IdentifierCheck } from './identifier-check.ts';
import { identifierRequirement, identifierRequirementId } from './identifier-requirement.ts';
import { openedEvent } from './opened-event.ts';

export const checkIdentifiersInput = stepInput;
export const checkIdentifiersResult = z.object({
  kind: z.literal('checked'),
  good: z.array(z.string()),
  bad: z.array(z.object({ field: z.string(), code: z.string() })),
});
type Result = z.infer<typeof checkIdentifiersResult>;

const missing = (field: CheckedField, merchant: Merchant, context: Context): IdentifierCheck | undefined => {
  const { requireRegistrationNumber, requireVatNumber } = context.policy.requirements.identifiers;
  if (field === 'registration_number' && requireRegistrationNumber.includes(merchant.legalEntityType)) {
    return bad('registration_number_missing', {});
  }
  if (field === 'vat_number' && requireVatNumber.includes(merchant.country)) {
    return bad('vat_number_missing', {});
  }
  return undefined;
};

/** checks every identifier given, or asked for by policy and not given: a good one is kept in its normal form, a bad one opens a requirement. Throws MerchantNotFound, MerchantClosed */
export const checkIdentifiers = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const checks = checkedFields.flatMap((field) => {
    const value = fieldValue(field, present.merchant);
    const check = value === undefined ? missing(field, present.merchant, context) : checkField(field, value, present.merchant);
    return check === undefined ? [] : [{ field, check }];
  });
  const normalized = checks.flatMap(({ field, check }) =>
    check.ok && check.value !== fieldValue(field, present.merchant) ? [{ field, value: check.value }] : [],
  );
  const merchant = normalized.reduce((known, { field, value }) => withField(known, field, value, context.now), present.merchant);
  const failures = checks.flatMap(({ field, check }) => (check.ok ? [] : [{ field, error: check.error }]));
  const opened = failures
    .filter(({ field }) => findRequirement(present, identifierRequirementId(field)) === undefined)
    .map(({ field, error }) => identifierRequirement(input.merchantId, field, error, context));
  const account = findRequirement(present, identifierRequirementId('bank_account'));
  const result: Result = {
    kind: 'checked',
    good: checks.filter(({ check }) => check.ok).map(({ field }) => field),
    bad: [
      ...failures.map(({ field, error }) => ({ field, code: error.code })),
      ...(account?.errors ?? []).map(({ code }) => ({ field: 'bank_account', code })),
    ],
  };
  const told = { type: 'merchant.identifiers.checked.v1', data: { good: result.good, bad: result.bad.map((one) => one.code) } };
  return {
    result,
    // every value may have come in its normal form: then the merchant is as it was
    puts: [...(normalized.length === 0 ? [] : [merchant]), ...opened],
    deletes: [],
    timeline: [
      stepEntry(input, 'check-identifiers', context, told),
      ...opened.map((one) => stepEntry(input, 'check-identifiers', context, { ...openedEvent(one), part: one.id })),
    ],
  };
};
