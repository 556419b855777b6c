import type { StageConfig } from './config.ts';
import type { FunctionName } from './function-sizes.ts';

/**
 * Functions called through the alias `live`, which shifts to a new version by a canary: those that most of the traffic goes through. A tenth
 * of ten minutes of the others is no call at all, and would prove nothing. Steps are not among them: each playbook names their versions, and
 * its own alias shifts (docs/adr/0103).
 */
export const canaries: readonly FunctionName[] = [
  'start-playbook',
  'record-fact',
  'resume-run',
  'handle-due',
  'aggregate-payments',
  'publish-timeline',
  'deliver-email',
  'take-messages',
  'receive-message',
  'check-document',
  'api-read',
  'api-work',
  'list-merchants',
  'merchant-look',
  'merchant-act',
];

export const isCanary = (name: string): boolean => canaries.some((one) => one === name);

/** what callers name; the version behind it is CodeDeploy's business */
export const live = 'live';

/** the application of CodeDeploy; a deployment group is named after its function */
export const applicationName = ({ stage }: StageConfig): string => `firstsale-${stage}`;
export const functionNameOf = ({ stage }: StageConfig, name: string): string => `firstsale-${stage}-${name}`;

/** headings of the alarms that watch new versions alone: a fault that stands already must not keep its own fix out */
export const brakes = { functions: 'new-version-errors', runs: 'new-version-runs' } as const;
