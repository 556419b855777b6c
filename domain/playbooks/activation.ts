import { deadline, escalation } from './common-asks.ts';
import type { PlaybookShape } from './playbook-shape.ts';

/** from the approval to the first sale, or to sleep */
export const activation = {
  id: 'activation',
  titles: { en: 'Activation', fr: 'Activation' },
  stages: ['activation'],
  starts: [
    { on: 'merchant.approved.v1', from: 'us', run: 'attempt' },
    { on: 'merchant.woke-up.v1', from: 'us', run: 'attempt', when: 'was-not-activated' },
  ],
  waits: { first_sale: { news: ['withdrawn', 'task_decided', 'first_sale', 'deadline_missed', 'spent', 'stalled'] } },
  asks: { deadline, escalation: { ...escalation, choices: { ...escalation.choices, sleep: 'sleep' } } },
  steps: [
    'activate-capabilities',
    'apply-decision',
    'climb-ladder',
    'close-merchant',
    'open-task',
    'park-run',
    'put-to-sleep',
    'record-activation',
  ],
} as const satisfies PlaybookShape;
