// every playbook there is: a new one is a file beside this and a line here
export { accountChange } from './account-change.ts';
export { activation } from './activation.ts';
export { careFollowUp } from './care-follow-up.ts';
export { casePlaybook } from './case.ts';
export { onboarding } from './onboarding.ts';
export { riskCheck } from './risk-check.ts';
