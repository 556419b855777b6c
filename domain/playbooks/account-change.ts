import type { PlaybookShape } from './playbook-shape.ts';

/** a change of bank account, address or contact, made sure of before it is handed over */
export const accountChange = {
  id: 'account-change',
  titles: { en: 'Account change', fr: 'Changement de compte' },
  stages: [],
  starts: [{ on: 'account-change.asked.v1', from: 'us', run: 'change' }],
  waits: {
    evidence: { news: ['withdrawn', 'stopped', 'evidence'] },
    decision: { news: ['withdrawn', 'stopped', 'task_decided'] },
    first_payout: { news: ['withdrawn', 'first_payout'] },
  },
  asks: {
    call_back: {
      queue: 'callBack',
      about: 'account_change',
      choices: { confirmed: 'carry_on', denied: 'decline', no_answer: 'again' },
      needs: ['confirmed', 'denied', 'no_answer'],
    },
    holder: {
      queue: 'accountHolder',
      about: 'account_change',
      choices: { override: 'carry_on', refuse: 'decline' },
      needs: ['override', 'refuse'],
    },
    approval: {
      queue: 'changeApproval',
      about: 'account_change',
      choices: { approve: 'approve', decline: 'decline' },
      needs: ['approve', 'decline'],
    },
  },
  steps: [
    'apply-decision',
    'ask-evidence',
    'close-change',
    'close-merchant',
    'hand-over-change',
    'judge-holder',
    'notify-contacts',
    'open-task',
    'park-run',
    'weigh-change',
  ],
} as const satisfies PlaybookShape;
