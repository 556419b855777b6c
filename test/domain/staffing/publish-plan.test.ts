import { expect, test } from 'vitest';
import { Conflict } from '../../../domain/errors.ts';
import { type PlanToPublish, publishPlan } from '../../../domain/staffing/publish-plan.ts';
import { given, weekdays, weekend } from './given-plan.ts';

const as = { id: 'p_1', by: 'dieter', now: '2026-11-18T09:00:00.000Z' };
const sent = (more: Partial<PlanToPublish> = {}): PlanToPublish => ({ ...given(), shifts: [weekdays, weekend], ...more });

test('a plan is published with who, when, and what it would have done: computed from its inputs, not believed', () => {
  const boasting = { ...sent({ shifts: [{ ...weekdays, people: 1 }] }), judged: { attainment: 1 } };
  const plan = publishPlan(boasting, as);
  expect(plan).toMatchObject({ id: 'p_1', publishedBy: 'dieter', publishedAt: as.now, week: '2026-11-23' });
  expect(plan.judged.attainment).toBeLessThan(1);
  expect(publishPlan(sent(), as).judged).toMatchObject({ attainment: 1, tasks: 512 });
});

test.each([
  ['a week that begins on a Tuesday', { week: '2026-11-24' }, 'plan-week'],
  ['work after the history', { came: [[56 * 48, 1] satisfies [number, number]] }, 'plan-history'],
  [
    'more than can be judged',
    {
      came: [
        [20, 100_000],
        [30, 1],
      ] satisfies [number, number][],
    },
    'plan-volume',
  ],
  ['no work', { days: 70, came: [[20, 1] satisfies [number, number]] }, 'plan-no-work'],
  ['a day twice', { shifts: [{ ...weekdays, days: [1, 1, 2, 3, 4] }] }, 'plan-shift-days'],
  ['an early lunch', { shifts: [{ ...weekdays, lunch: '10:00' }] }, 'plan-shift-lunch'],
  ['a shift that lasts longer than the day', { shifts: [{ ...weekdays, start: '12:00', lunch: '15:00' }] }, 'plan-shift-hours'],
])('%s is refused by its field', (_what, wrong, code) => {
  const refused = (): unknown => {
    try {
      return publishPlan(sent(wrong), as);
    } catch (error) {
      return error instanceof Conflict ? error.refusal.code : error;
    }
  };
  expect(refused()).toBe(code);
});
