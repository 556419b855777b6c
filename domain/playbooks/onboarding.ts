import { deadline, escalation } from './common-asks.ts';
import type { PlaybookShape } from './playbook-shape.ts';

/** from a submitted application until nothing is missing */
export const onboarding = {
  id: 'onboarding',
  titles: { en: 'Onboarding', fr: 'Intégration' },
  stages: ['onboarding'],
  starts: [{ on: 'merchant.application.submitted.v1', from: 'outside', run: 'application' }],
  waits: { requirements: { news: ['withdrawn', 'task_decided', 'complete', 'deadline_missed', 'stalled'] } },
  asks: { deadline, escalation },
  steps: [
    'apply-decision',
    'check-identifiers',
    'climb-ladder',
    'close-merchant',
    'complete-onboarding',
    'open-requirements',
    'open-task',
    'park-run',
    'register-merchant',
  ],
} as const satisfies PlaybookShape;
