import { redFlags } from '../change-schema.ts';
import type { PolicyDocument } from '../policy-schema.ts';
import { missingFrom, when } from './compare.ts';

type Rules = PolicyDocument['accountChanges'];

/** where an account change is let through that was held back: younger contacts, less time, no document, fewer points, payouts that go on */
export const loosenedChanges = (before: Rules, after: Rules): readonly string[] => {
  if (after === undefined) return [];
  // changes were not taken at all
  if (before === undefined) return ['accountChanges'];
  const shorter = (['contactAgeDays', 'formerContactDays', 'coolingOffWorkingDays', 'longCoolingOffWorkingDays'] as const).filter(
    (field) => after[field] < before[field],
  );
  return [
    ...shorter.map((field) => `accountChanges.${field}`),
    ...missingFrom(before.evidenceFor, after.evidenceFor).map((kind) => `accountChanges.evidenceFor.${kind}`),
    ...when(before.holdWhenOldAccountClosed && !after.holdWhenOldAccountClosed, 'accountChanges.holdWhenOldAccountClosed'),
    ...when(after.longFromScore > before.longFromScore, 'accountChanges.longFromScore'),
    ...redFlags.filter((flag) => after.flags[flag] < before.flags[flag]).map((flag) => `accountChanges.flags.${flag}`),
    ...Object.entries(before.largePayoutMinor).flatMap(([currency, limit]) =>
      when((after.largePayoutMinor[currency] ?? Infinity) > limit, `accountChanges.largePayoutMinor.${currency}`),
    ),
  ];
};
