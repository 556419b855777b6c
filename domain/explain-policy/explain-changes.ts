import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** how a change of bank account, address or contact is made sure of */
export const explainChanges = ({ accountChanges: rules }: PolicyDocument): readonly PolicySentence[] => {
  if (rules === undefined) return [{ id: 'changes', code: 'no-changes', about: {} }];
  const { coolingOffWorkingDays: usual, longCoolingOffWorkingDays: long, longFromScore: score } = rules;
  return [
    { id: 'changes/evidence', code: 'change-evidence', about: { kinds: rules.evidenceFor } },
    { id: 'changes/contact', code: 'change-contact', about: { days: rules.contactAgeDays, formerDays: rules.formerContactDays } },
    { id: 'changes/cooling-off', code: 'change-cooling-off', about: { usual, long, score } },
    { id: 'changes/people', code: 'change-people', about: {} },
    { id: 'changes/flags', code: 'change-flags', about: { flags: rules.flags } },
    { id: 'changes/large', code: 'change-large-payout', about: { from: rules.largePayoutMinor } },
    { id: 'changes/hold', code: 'change-hold', about: { whenClosed: rules.holdWhenOldAccountClosed } },
    { id: 'changes/ends', code: 'change-ends', about: { days: rules.expiresAfterDays, payoutDays: rules.firstPayoutDays } },
  ];
};
