import { describe, expect, test } from 'vitest';
import { planSolver } from '../../adapters/highs/plan-solver.ts';
import { KeyReused, ServiceUnavailable } from '../../domain/errors.ts';
import type { Item } from '../../domain/model/item.ts';
import type { PlanJob } from '../../domain/staffing/plan-job.ts';
import { type PlanWish, planWish } from '../../domain/staffing/shift-plan.ts';
import { handle as ask } from '../../functions/api/ask-plan/handler.ts';
import { handle as cancel } from '../../functions/api/cancel-plan/handler.ts';
import { handle as look } from '../../functions/api/get-plan-job/handler.ts';
import { handle as make, wanted } from '../../functions/events/make-plan/handler.ts';
import { projectPath } from '../../lib/project.ts';
import { someTask } from '../adapters/some.ts';
import { given } from '../domain/staffing/given-plan.ts';
import { merchantId, settle, type Town, town } from './town.ts';

const wish = planWish.parse(given());
const solver = planSolver(projectPath('functions/events/make-plan/solve.ts'));
const call = (more: object) =>
  ({ person: { id: 'dieter', roles: ['lead'] }, params: {}, query: {}, body: {}, key: 'k1', ...more }) as never;
const asks = async (here: Town, body: PlanWish = wish, key = 'k1'): Promise<PlanJob> =>
  (await ask(here)(call({ body, key }))).job;
const looks = async (here: Town, { id }: PlanJob) => (await look(here)(call({ params: { jobId: id } }))).job;
const makes = (here: Town, { id }: PlanJob, more: object = {}) => make({ ...here, solver, ...more })({ plan: id });
const cancels = (here: Town, { id }: PlanJob) => cancel(here)(call({ params: { jobId: id } }));

/** twelve tasks on each weekday of the eight weeks before the present one, two on the other days; most are done */
const worked = async (): Promise<Town> => {
  const here = town();
  here.clock.set('2026-11-23T09:00:00.000Z');
  const { tasks } = await here.policies.active();
  const queue = tasks.queues[0]?.key ?? '';
  const items = Array.from({ length: 56 }, (_, day) =>
    Array.from({ length: day % 7 < 5 ? 12 : 2 }, (_task, n): Item => {
      const at = Date.parse('2026-09-28T10:00:00Z') + day * 86_400_000 + n * 60_000;
      const [openedAt, slaDueAt] = [new Date(at).toISOString(), new Date(at + 14_400_000).toISOString()];
      const task = someTask(merchantId, `t_${day}_${n}`, { queue, openedAt, slaDueAt });
      return n === 0 ? task : { ...task, status: 'cancelled', cancelledAt: slaDueAt, cancelReason: 'x' };
    }),
  ).flat();
  await settle(here, {}, items.slice(0, 40));
  for (let from = 40; from < items.length; from += 40)
    await here.merchants.commit(merchantId, { puts: items.slice(from, from + 40), deletes: [], timeline: [] } as never, null);
  return here;
};

describe('a plan of next week', () => {
  test('is asked for, made afterwards, and has legal shifts with what they would have done on the last eight weeks', async () => {
    const here = await worked();
    const asked = await asks(here);
    expect(asked).toMatchObject({ kind: 'asked', askedBy: 'dieter', wish });
    expect(here.planner.told).toEqual([asked.id]);
    expect(wanted.parse({ plan: asked.id })).toEqual({ plan: asked.id });
    expect(await makes(here, asked)).toEqual({ made: 'done' });
    const done = await looks(here, asked);
    if (done?.kind !== 'done') throw new Error(JSON.stringify(done));
    const { inputs, shifts, judged, late } = done.report;
    expect(inputs).toMatchObject({ week: '2026-11-30', until: '2026-11-22', days: 56 });
    expect(judged.tasks).toBe(8 * 64);
    expect(judged.attainment).toBeGreaterThanOrEqual(0.97);
    expect(late).toHaveLength(judged.late);
    for (const { days } of shifts) expect(['1,2,3,4,5', '2,3,4,5,6', '1,2,3,4,7']).toContain(days.join());
    // told of twice, it is made once
    expect(await makes(here, asked)).toEqual({ made: 'nothing' });
    expect(await looks(here, asked)).toEqual(done);
  });

  test('asked for again under its key is the same one, told of again while nothing began; another wish is refused', async () => {
    const here = await worked();
    const asked = await asks(here);
    expect(await asks(here)).toEqual(asked);
    expect(here.planner.told).toEqual([asked.id, asked.id]);
    await expect(asks(here, { ...wish, weeks: 4 })).rejects.toThrow(KeyReused);
    expect((await asks(here, { ...wish, weeks: 4 }, 'k2')).id).not.toBe(asked.id);
    await makes(here, asked);
    expect(await asks(here)).toMatchObject({ kind: 'done' });
    expect(here.planner.told).toHaveLength(3);
  });

  test('is refused where no work came, or a task takes longer than its service level', async () => {
    const here = await worked();
    const none = await asks(here, { ...wish, queue: 'nobody-has-it' });
    await makes(here, none);
    expect(await looks(here, none)).toMatchObject({ kind: 'refused', code: 'no-work' });
    const short = await asks(here, { ...wish, handlingMinutes: 300 }, 'k2');
    await makes(here, short);
    expect(await looks(here, short)).toMatchObject({ kind: 'refused', code: 'too-short' });
    const lost = await asks(here, wish, 'k3');
    await makes(here, lost, { solver: { shifts: async () => undefined } });
    expect(await looks(here, lost)).toMatchObject({ kind: 'refused', code: 'no-plan' });
  });

  test('can be called off before it begins and while it is solved, and the next one is made all the same', async () => {
    const here = await worked();
    const first = await asks(here);
    expect(await cancels(here, first)).toMatchObject({ job: { kind: 'cancelled' } });
    expect(await makes(here, first)).toEqual({ made: 'nothing' });
    const second = await asks(here, wish, 'k2');
    const making = makes(here, second);
    await expect.poll(() => looks(here, second)).toMatchObject({ kind: 'solving' });
    await cancels(here, second);
    expect(await making).toEqual({ made: 'nothing' });
    expect(await looks(here, second)).toMatchObject({ kind: 'cancelled' });
    const third = await asks(here, wish, 'k3');
    expect(await makes(here, third)).toEqual({ made: 'done' });
    expect(await cancels(here, third)).toMatchObject({ job: { kind: 'done' } });
  });

  test('that breaks says so and is thrown for an engineer to see; asked for anew it is made', async () => {
    const here = await worked();
    const asked = await asks(here);
    const since = () => Promise.reject(new ServiceUnavailable('dynamodb'));
    await expect(makes(here, asked, { tasks: { since } })).rejects.toThrow(ServiceUnavailable);
    expect(await looks(here, asked)).toMatchObject({ kind: 'failed', why: 'fault' });
    expect(await makes(here, asked)).toEqual({ made: 'nothing' });
    expect(await makes(here, await asks(here, wish, 'k2'))).toEqual({ made: 'done' });
  });

  test('that was ended by Lambda, or never begun, has failed for whoever looks', async () => {
    const here = await worked();
    const asked = await asks(here);
    here.clock.set('2026-11-23T09:06:00.000Z');
    expect(await looks(here, asked)).toMatchObject({ kind: 'failed', why: 'time' });
    expect(await makes(here, asked)).toEqual({ made: 'nothing' });
    expect((await look(here)(call({ params: { jobId: 'j_nobody' } }))).job).toBeNull();
    expect(await cancel(here)(call({ params: { jobId: 'j_nobody' } }))).toEqual({ job: null });
  });
});

test('each plan is solved in a thread of its own, which ends with it, and one that is called off is ended', async () => {
  const shifts = () => solver.shifts(given(), 10, async () => false);
  expect(await shifts()).toEqual(await shifts());
  await expect(solver.shifts(given({ weeks: 13, days: 91 }), 10, async () => true)).rejects.toThrow(/called off/);
  await expect(solver.shifts({ ...given(), came: [] }, 10, async () => false)).rejects.toThrow();
  await expect(planSolver(projectPath('test/no-solver.ts')).shifts(given(), 1, async () => false)).rejects.toThrow();
});
