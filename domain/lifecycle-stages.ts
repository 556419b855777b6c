/** the stages of a merchant's life, in order; it imports nothing, so that the playbooks may name them */
export const lifecycleStages = ['onboarding', 'risk_check', 'activation', 'care', 'dormant', 'offboarded'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];
