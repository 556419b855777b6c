import { describe, expect, test } from 'vitest';
import { PlanJob, type PlanJobState } from '../../programs/plan/plan-job.ts';
import { runSolver } from '../../programs/plan/run-solver.ts';
import { given } from '../domain/staffing/given-plan.ts';

const { week: _week, until: _until, days: _days, came: _came, ...wish } = given();
const tasks = Array.from({ length: 56 }, (_, day) =>
  Array.from({ length: day % 7 < 5 ? 12 : 2 }, (_task, n) => ({
    ...{ merchantId: `m_${n}`, taskId: `t_${day}_${n}`, queue: 'verification' },
    at: new Date(Date.parse('2026-09-28T10:00:00Z') + day * 86_400_000 + n * 60_000).toISOString(),
  })),
).flat();
const opened = (of = tasks) => new PlanJob({ tasks: async () => of, now: () => '2026-11-23T09:00:00.000Z' });
const ended = async (job: PlanJob): Promise<PlanJobState> => {
  for (;;) {
    const state = job.look();
    if (state.kind !== 'reading' && state.kind !== 'solving') return state;
    await new Promise((done) => setTimeout(done, 50));
  }
};

describe('a plan of next week', () => {
  test('has legal shifts of the patterns that were chosen, and what they would have done on the last eight weeks', async () => {
    const job = opened();
    expect(job.look()).toEqual({ kind: 'none' });
    expect(job.start(wish)).toEqual({ kind: 'reading' });
    const state = await ended(job);
    if (state.kind !== 'done') throw new Error(JSON.stringify(state));
    const { inputs, shifts, judged, late } = state.report;
    expect(inputs).toMatchObject({ week: '2026-11-30', until: '2026-11-22', days: 56 });
    expect(judged.tasks).toBe(tasks.length);
    expect(judged.attainment).toBeGreaterThanOrEqual(0.97);
    expect(late).toHaveLength(judged.late);
    for (const { days } of shifts) expect(['1,2,3,4,5', '2,3,4,5,6', '1,2,3,4,7']).toContain(days.join());
  });

  test('is refused where no work came, or a task takes longer than its service level, and a wrong field is named', async () => {
    const empty = opened([]);
    empty.start(wish);
    expect(await ended(empty)).toMatchObject({ kind: 'refused', code: 'no-work' });
    const short = opened();
    short.start({ ...wish, handlingMinutes: 300 });
    expect(await ended(short)).toMatchObject({ kind: 'refused', code: 'too-short' });
    expect(() => short.start({ ...wish, weeks: 99 })).toThrow(/weeks/);
  });

  test('that is stopped keeps nothing, and the next one is planned all the same', async () => {
    const job = opened();
    job.start(wish);
    expect(job.cancel()).toEqual({ kind: 'cancelled' });
    job.start(wish);
    expect((await ended(job)).kind).toBe('done');
  });

  test('whose reading fails says why', async () => {
    const job = new PlanJob({
      tasks: () => Promise.reject(new Error('the table is away')),
      now: () => '2026-11-23T09:00:00.000Z',
    });
    job.start(wish);
    expect(await ended(job)).toEqual({ kind: 'failed', message: 'the table is away' });
  });
});

test('each plan is solved in a process of its own, which ends with it: a solver in WebAssembly dies after thousands of calls', async () => {
  const one = runSolver(given(), 4);
  const other = runSolver(given(), 4);
  expect(one.pid).not.toBe(other.pid);
  expect(one.pid).not.toBe(process.pid);
  expect(await one.shifts).toEqual(await other.shifts);
  for (const { pid } of [one, other]) await expect.poll(() => isAlive(pid)).toBe(false);
  const stopped = runSolver(given(), 4);
  stopped.stop();
  await expect(stopped.shifts).rejects.toThrow(/stopped/);
});

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
