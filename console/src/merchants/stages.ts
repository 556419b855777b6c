export const stages = ['onboarding', 'risk_check', 'activation', 'care', 'dormant', 'offboarded'] as const;
