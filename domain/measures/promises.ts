import type { Measured } from './measured.ts';

const MINUTE = 60_000;

/** what we promise the business: how long it may take, and how it is counted. docs/runbook.md has the objectives */
export const promises = {
  application: { within: MINUTE, all: 'ApplicationsRegistered', late: 'ApplicationsLate' },
  due: { within: 60 * MINUTE, all: 'DueHandled', late: 'DueLate' },
  decision: { within: MINUTE, all: 'DecisionsResumed', late: 'DecisionsLate' },
} as const;
export type PromiseName = keyof typeof promises;

/** one thing that was promised and is done: counted, and counted as late where it took longer */
export const promiseMeasures = (promise: PromiseName, from: string, done: string): readonly Measured[] => {
  const { within, all, late } = promises[promise];
  return [
    { name: all, value: 1 },
    { name: late, value: Date.parse(done) - Date.parse(from) > within ? 1 : 0 },
  ];
};
