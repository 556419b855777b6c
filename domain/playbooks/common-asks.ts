import type { Ask } from './playbook-shape.ts';

/** a deadline passed: a person extends it, waives the requirement or closes the merchant */
export const deadline = {
  queue: 'deadlineMissed',
  about: 'requirement',
  choices: { extend: 'carry_on', waive: 'carry_on', close: 'close' },
  needs: ['extend', 'waive', 'close'],
} as const satisfies Ask;

/** the ladder ran out of messages, or a matter lay with us or a provider too long */
export const escalation = {
  queue: 'named',
  about: 'merchant',
  choices: { continue: 'carry_on', close: 'close' },
  needs: [],
} as const satisfies Ask;
