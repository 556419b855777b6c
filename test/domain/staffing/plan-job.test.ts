import { describe, expect, test } from 'vitest';
import { planHistory } from '../../../domain/staffing/plan-inputs.ts';
import {
  askPlan,
  beginPlan,
  cancelPlan,
  endPlan,
  type PlanJob,
  planJobAt,
  planSeconds,
  solvingPlan,
} from '../../../domain/staffing/plan-job.ts';
import { functionSizes } from '../../../lib/function-sizes.ts';
import { given } from './given-plan.ts';

const { week: _week, until: _until, days: _days, came: _came, ...wish } = given();
const noon = '2026-11-23T12:00:00.000Z';
const later = (seconds: number): string => new Date(Date.parse(noon) + seconds * 1_000).toISOString();
const asked = askPlan(wish, { id: 'j_1', by: 'dieter', now: noon });
const begun = beginPlan(asked, later(1)) ?? expect.fail('nothing began');
const refused: PlanJob = endPlan(begun, { kind: 'refused', code: 'no-work' });

describe('a plan that was asked for', () => {
  test('is read for, then solved, then ends; each change counts', () => {
    expect(asked).toMatchObject({ kind: 'asked', askedBy: 'dieter', askedAt: noon, version: 1 });
    expect(begun).toMatchObject({ kind: 'reading', begunAt: later(1), version: 2 });
    expect(solvingPlan(begun)).toMatchObject({ kind: 'solving', begunAt: later(1), version: 3 });
    expect(refused).toMatchObject({ kind: 'refused', code: 'no-work', version: 3 });
  });

  test('is begun once: not while it is under way, nor after it was called off or has ended', () => {
    for (const job of [begun, cancelPlan(asked), refused]) expect(beginPlan(job, later(2))).toBeUndefined();
  });

  test('can be called off until it has ended', () => {
    for (const job of [asked, begun, solvingPlan(begun)]) expect(cancelPlan(job).kind).toBe('cancelled');
    expect(cancelPlan(refused)).toBe(refused);
  });

  test('has failed where nothing began in five minutes, or it did not end in the time of its function', () => {
    expect(planJobAt(asked, later(299)).kind).toBe('asked');
    expect(planJobAt(asked, later(301))).toMatchObject({ kind: 'failed', why: 'time' });
    expect(beginPlan(asked, later(301))).toBeUndefined();
    expect(planJobAt(begun, later(planSeconds.all)).kind).toBe('reading');
    expect(planJobAt(begun, later(planSeconds.all + 20))).toMatchObject({ kind: 'failed', why: 'time' });
    expect(planJobAt(refused, later(99_999))).toBe(refused);
  });

  test('is given the time that its function has', () => {
    expect(functionSizes['make-plan'].timeoutSeconds).toBe(planSeconds.all);
    expect(planSeconds.solver).toBeLessThan(planSeconds.all / 2);
  });
});

test('tasks of one half hour are judged in the order they came, however they were read', () => {
  const at = (minute: number) => ({
    merchantId: 'm_1',
    taskId: `t_${minute}`,
    queue: 'q',
    at: `2026-11-20T10:0${minute}:00.000Z`,
  });
  for (const read of [
    [at(1), at(2), at(3)],
    [at(3), at(1), at(2)],
    [at(3), at(2), at(1)],
  ])
    expect(planHistory(wish, read, noon)?.judged.map(({ taskId }) => taskId)).toEqual(['t_1', 't_2', 't_3']);
});
