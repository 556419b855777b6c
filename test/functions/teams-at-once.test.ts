import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { decideWork } from '../../domain/desk/decide-work.ts';
import { raiseTask } from '../../domain/desk/raise-task.ts';
import { distanceFromQuota } from '../../domain/dispatch/distance-from-quota.ts';
import { teamLoads } from '../../domain/dispatch/teams-of-work.ts';
import { MerchantNotFound } from '../../domain/errors.ts';
import type { Task } from '../../domain/model/task.ts';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type { MerchantStore } from '../../domain/ports.ts';
import { claimTask } from '../../domain/task/claim-task.ts';
import { nothingElse, someMerchant } from '../adapters/some.ts';
import { anAllocation, aTeam, sharedPolicy } from '../domain/dispatch/a-sharing.ts';
import { monday, type Town, town } from './town.ts';

const ids = Array.from({ length: 12 }, (_none, n) => `m_${String(n).padStart(24, '0')}`);

/** a town whose merchants share teams */
const sharing = async (document: PolicyDocument) => {
  const here = town();
  await here.policies.publish(document, 'lea', monday, 'teams');
  const { version } = await here.policies.active();
  for (const id of ids) {
    const merchant = someMerchant(id, { externalReference: id, policyVersion: version });
    await here.merchants.commit(id, { ...nothingElse, puts: [merchant] }, null);
  }
  return here;
};

const work = (here: Town, merchants: MerchantStore = here.merchants) =>
  unitOfWork({ merchants, policies: here.policies, outages: here.outages, loads: here.loads });

const raise = (here: Town, n: number, merchants?: MerchantStore, now = monday) => {
  const merchantId = ids[n % ids.length] ?? '';
  return work(here, merchants).run({
    ...{ merchantId, now, extra: () => ({ eventMarker: { id: `k${n}`, at: now } }) },
    decide: (snapshot, context) => {
      if (snapshot === undefined) throw new MerchantNotFound(merchantId);
      return raiseTask(snapshot, { merchantId, requestId: `k${n}`, by: 'ana', queue: 'product', title: `Work ${n}` }, context);
    },
  });
};
const tasksOf = async (here: Town): Promise<readonly Task[]> =>
  (await Promise.all(ids.map((id) => here.merchants.load(id)))).flatMap((one) => [...(one?.tasks ?? [])]);
const countOf = (tasks: readonly Task[], team: string) => tasks.filter((one) => one.team === team).length;

/** a store whose process dies before, or right after, some commits; as kill -9 does, nothing is tidied up */
const dying = (merchants: MerchantStore, deaths: ReadonlyMap<number, 'before' | 'after'>): MerchantStore => {
  let n = 0;
  return {
    ...merchants,
    commit: async (id, changes, result) => {
      n += 1;
      const when = deaths.get(n);
      if (when === 'before') throw new Error('the process died');
      const committed = await merchants.commit(id, changes, result);
      if (when === 'after') throw new Error('the process died');
      return committed;
    },
  };
};

describe('work of many merchants at once', () => {
  const three = sharedPolicy([aTeam('a'), aTeam('b'), aTeam('c')], anAllocation({ a: 50, b: 30, c: 20 }));

  test('is at most 2 tasks off quota at any moment, counted once whoever dies before or after a commit', async () => {
    const death = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('before' as const, 'after' as const));
    await fc.assert(
      fc.asyncProperty(fc.array(death, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), async (deaths, atOnce) => {
        const here = await sharing(three);
        const mortal = dying(here.merchants, new Map(deaths));
        for (let from = 0; from < 36; from += atOnce) {
          const batch = Array.from({ length: Math.min(atOnce, 36 - from) }, (_none, n) => from + n);
          // whatever died is asked for again under its key, until it answers
          await Promise.all(batch.map((n) => raise(here, n, mortal).catch(() => raise(here, n))));
          const load = await here.loads.of('product');
          const { assigned = {} } = load.counts['product_work'] ?? {};
          const tasks = await tasksOf(here);
          expect(tasks).toHaveLength(from + batch.length);
          for (const team of ['a', 'b', 'c']) {
            expect(assigned[team] ?? 0).toBe(countOf(tasks, team));
            expect(load.teams[team]?.open ?? 0).toBe(countOf(tasks, team));
          }
          const teams = ['a', 'b', 'c'].map((id, at) => ({
            id,
            share: [50, 30, 20][at] ?? 0,
            skills: [],
            languages: [],
            hours: [],
          }));
          expect(distanceFromQuota(teams, teamLoads(three, load, assigned, monday))).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('breaks no skill, cap or opening hour, and leaves work only where every team has a reason', async () => {
    const calendar = (opens: string) => ({
      timeZone: 'UTC',
      workdays: [1, 2, 3, 4, 5],
      opens,
      closes: '20:00',
      holidayCountry: 'GB',
    });
    const anyTeam = fc.record({
      cap: fc.integer({ min: 1, max: 6 }),
      open: fc.integer({ min: 1, max: 4 }),
      skilled: fc.boolean(),
      opens: fc.constantFrom('08:00', '11:00', '15:00'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTeam, { minLength: 3, maxLength: 3 }),
        fc.array(fc.record({ hour: fc.integer({ min: 7, max: 21 }), ends: fc.boolean() }), { minLength: 5, maxLength: 20 }),
        async (some, steps) => {
          const teams = some.map(({ cap, open, skilled, opens }, n) =>
            aTeam(`t${n}`, { skills: skilled ? ['api'] : [], openIn: [opens] }, { maximumADay: cap, maximumOpen: open }),
          );
          const calendars = Object.fromEntries(['08:00', '11:00', '15:00'].map((opens) => [opens, calendar(opens)]));
          const shares = anAllocation({ t0: 50, t1: 30, t2: 20 }, { asks: ['api'] });
          const policy = sharedPolicy(teams, shares);
          const here = await sharing({ ...policy, calendars: { ...policy.calendars, ...calendars } });
          const given = new Map<string, number>();
          for (const [n, { hour, ends }] of steps.toSorted((one, other) => one.hour - other.hour).entries()) {
            const now = `2026-11-23T${String(hour).padStart(2, '0')}:${String(n).padStart(2, '0')}:00.000Z`;
            await raise(here, n, undefined, now);
            const tasks = await tasksOf(here);
            const task = tasks.find((one) => one.title === `Work ${n}`);
            const at = teams.findIndex(({ key }) => key === task?.team);
            if (task === undefined || at < 0) {
              expect(task?.whyTeam?.code).toBe('team-none');
              continue;
            }
            const { cap, open, skilled, opens } = some[at]!;
            const key = `t${at}`;
            given.set(key, (given.get(key) ?? 0) + 1);
            expect(skilled).toBe(true);
            expect(now.slice(11, 16) >= opens && now.slice(11, 16) < '20:00').toBe(true);
            expect(given.get(key)).toBeLessThanOrEqual(cap);
            const live = (all: readonly Task[]) => all.filter((one) => one.team === key && one.status === 'open').length;
            expect(live(tasks)).toBeLessThanOrEqual(open);
            if (ends) {
              await work(here).run({
                ...{ merchantId: task.merchantId, now },
                decide: (snapshot, context) => {
                  if (snapshot === undefined) throw new MerchantNotFound(task.merchantId);
                  const roles = ['analyst' as const];
                  return decideWork(snapshot, { taskId: task.id, by: 'ana', roles, choice: 'handled', reason: 'done' }, context);
                },
              });
              const load = await here.loads.of('product');
              expect(load.teams[key]?.open).toBe(live(await tasksOf(here)));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('reads nothing about teams where no task opens or ends, and one item where the queue is everybody’s', async () => {
    const here = await sharing(sharedPolicy([]));
    const read: string[] = [];
    const noting =
      <Args extends readonly unknown[], Answer>(nameOf: (...args: Args) => string, ask: (...args: Args) => Answer) =>
      (...args: Args): Answer => {
        read.push(nameOf(...args));
        return ask(...args);
      };
    const counted: Town = {
      ...here,
      loads: { ...here.loads, of: noting((queue: string) => queue, here.loads.of) },
      policies: { ...here.policies, active: noting(() => 'active', here.policies.active) },
    };
    await raise(counted, 0);
    expect(read).toEqual(['active']);
    const [task] = await tasksOf(here);
    await work(counted).run({
      ...{ merchantId: ids[0] ?? '', now: monday },
      decide: (snapshot, context) => {
        if (snapshot === undefined || task === undefined) throw new Error('nobody');
        return claimTask(snapshot, { taskId: task.id, by: 'ana' }, context);
      },
    });
    expect(read).toEqual(['active']);
    expect(await here.loads.all()).toEqual([]);
  });
});
