import { deadline, escalation } from './common-asks.ts';
import type { PlaybookShape } from './playbook-shape.ts';

/** from a complete onboarding to an approval or a refusal */
export const riskCheck = {
  id: 'risk-check',
  titles: { en: 'Risk check', fr: 'Contrôle du risque' },
  stages: ['risk_check'],
  starts: [{ on: 'merchant.onboarding.completed.v1', from: 'us', run: 'attempt' }],
  waits: {
    decision: { news: ['withdrawn', 'task_decided'] },
    answers: { news: ['withdrawn', 'task_decided', 'answered', 'deadline_missed', 'stalled'] },
  },
  asks: {
    deadline,
    escalation,
    review: {
      queue: 'riskReview',
      about: 'risk_review',
      choices: { approve: 'approve', decline: 'decline', request_information: 'request_information', close: 'close' },
      needs: ['approve', 'decline', 'request_information'],
    },
  },
  steps: [
    'apply-decision',
    'approve-merchant',
    'climb-ladder',
    'close-merchant',
    'decline-merchant',
    'gather-signals',
    'open-task',
    'park-run',
    'request-information',
    'score-risk',
  ],
} as const satisfies PlaybookShape;
