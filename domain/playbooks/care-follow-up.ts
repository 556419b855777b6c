import { escalation } from './common-asks.ts';
import type { PlaybookShape } from './playbook-shape.ts';

/** one check-in of a merchant that sells: each check-in is a run of its own */
export const careFollowUp = {
  id: 'care-follow-up',
  titles: { en: 'Care follow-up', fr: 'Suivi' },
  stages: ['care', 'dormant'],
  starts: [
    { on: 'check-in.due.v1', from: 'us', run: 'check-in' },
    { on: 'merchant.baseline.dropped.v1', from: 'us', run: 'check-in' },
    { on: 'merchant.woke-up.v1', from: 'us', run: 'woke', when: 'was-activated' },
  ],
  waits: { decision: { news: ['withdrawn', 'task_decided'] } },
  asks: {
    escalation,
    care: {
      queue: 'careCritical',
      about: 'check_in',
      choices: { resolved: 'carry_on', contacted: 'carry_on', close: 'close' },
      needs: [],
    },
  },
  steps: [
    'apply-decision',
    'assess-health',
    'climb-ladder',
    'close-check-in',
    'close-merchant',
    'offer-rating',
    'open-task',
    'park-run',
  ],
} as const satisfies PlaybookShape;
