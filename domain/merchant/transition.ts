import { IllegalTransition } from '../errors.ts';
import type { Merchant } from '../model/merchant.ts';
import type { LifecycleStage } from '../values.ts';

/** which stage may follow which */
export const allowedTransitions: Readonly<Record<LifecycleStage, readonly LifecycleStage[]>> = {
  onboarding: ['risk_check', 'offboarded'],
  risk_check: ['activation', 'offboarded'],
  activation: ['care', 'dormant', 'offboarded'],
  care: ['dormant', 'offboarded'],
  dormant: ['activation', 'care', 'offboarded'],
  offboarded: [],
};

export const mayBecome = (from: LifecycleStage, to: LifecycleStage): boolean => allowedTransitions[from].includes(to);

/** the merchant in its next stage, its history one line longer. Throws IllegalTransition */
export const transition = (merchant: Merchant, to: LifecycleStage, at: string): Merchant => {
  const allowed = allowedTransitions[merchant.lifecycleStage];
  if (!allowed.includes(to)) throw new IllegalTransition(merchant.lifecycleStage, to, allowed);
  return { ...merchant, lifecycleStage: to, stageHistory: [...merchant.stageHistory, { stage: to, at }] };
};
