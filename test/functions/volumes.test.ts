import { describe, expect, test } from 'vitest';
import { taskDirectory } from '../../adapters/memory/directories.ts';
import { volumeStore } from '../../adapters/memory/volume-store.ts';
import { absenceStore, watchStore } from '../../adapters/memory/watch-store.ts';
import { keepVolumes } from '../../application/keep-volumes.ts';
import { KeyReused } from '../../domain/errors.ts';
import { dayBefore } from '../../domain/volume/day-text.ts';
import { handle as changeWatch } from '../../functions/api/change-watch/handler.ts';
import { handle as getRealtime } from '../../functions/api/get-realtime/handler.ts';
import { handle as listWatches } from '../../functions/api/list-watches/handler.ts';
import { handle as overrideForecast } from '../../functions/api/override-forecast/handler.ts';
import { handle as setAbsences } from '../../functions/api/set-absences/handler.ts';
import { makeVolumes } from '../../functions/events/roll-up-figures/make-volumes.ts';
import { someEntry, someTask } from '../adapters/some.ts';
import { because } from '../domain/refused-because.ts';
import { merchantId, settle, town } from './town.ts';

const now = '2026-11-23T12:05:00.000Z';
const call = (more: object, id = 'dieter') =>
  ({ person: { id, roles: ['lead'] }, params: {}, query: {}, body: {}, key: 'k1', ...more }) as never;

/** forty tasks a day for half a year, and today twice as many as usual */
const desk = async (days = 150) => {
  const here = town();
  here.clock.set(now);
  const { tasks } = await here.policies.active();
  const queue = tasks.queues[0]?.key ?? '';
  await settle(here, {}, [someTask(merchantId, 'open-1', { queue, openedAt: now, slaDueAt: '2026-11-23T11:00:00.000Z' })]);
  const volumes = volumeStore();
  const needs = {
    ...here,
    ...{ volumes, watches: watchStore(), absences: absenceStore(), merchants: here.lookup, tasks: taskDirectory(here.world) },
  };
  const opened = (day: string, many: number) =>
    Array.from({ length: many }, (_, n) => ({
      ...someEntry(merchantId, `open-${day}-${n}`),
      ...{ at: `${day}T${n % 2 === 0 ? '09' : '14'}:${String(n % 60).padStart(2, '0')}:00.000Z`, type: 'task.opened.v1' },
      data: { taskId: `t-${day}-${n}`, queue, slaDueAt: now },
    }));
  const come = (entries: ReturnType<typeof opened>) => keepVolumes({ merchants: here.lookup, volumes }, entries);
  for (let n = days; n > 0; n -= 1) await come(opened(dayBefore('2026-11-23', n), 40 + (n % 5)));
  const today = opened('2026-11-23', 160).filter(({ at }) => at < now);
  await come(today);
  const reckon = (asOf = now) => makeVolumes(needs)({ asOf });
  return { ...needs, queue, come, today, reckon, look: (query: object = {}) => getRealtime(needs)(call({ query })) };
};

describe('volumes', () => {
  test('count what the stream delivers once, however often it comes', async () => {
    const here = await desk(0);
    await here.come(here.today);
    const [bucket] = await here.volumes.ofDay('2026-11-23');
    expect(bucket?.facts).toHaveLength(80);
    expect(
      await keepVolumes({ merchants: here.lookup, volumes: here.volumes }, [{ ...here.today[0], merchantId: 'm_gone' } as never]),
    ).toBe(0);
  });

  test('a fluctuation is seen: beyond what the queue has on nine of ten days, with the revised day beside the forecast', async () => {
    const here = await desk();
    expect(await here.reckon()).toEqual({ forecast: true, raised: 0 });
    const { queues, seen, cuts, more } = await here.look();
    const mine = queues.find(({ queue }) => queue === here.queue);
    expect(mine?.day).toMatchObject({ alert: 'high', soFar: 80 });
    expect(Number(mine?.day?.revised)).toBeGreaterThan(100);
    expect(mine?.band?.point).toBeGreaterThan(35);
    expect(mine?.band?.point).toBeLessThan(50);
    expect(mine?.backlog).toMatchObject({ open: 1, overdue: 1 });
    expect(mine?.firstTimeRight).toEqual({ value: null, n: 0 });
    expect(seen.map(({ hour }) => hour)).toEqual([12]);
    expect(cuts.country).toEqual(['BR']);
    expect(more).toBe(false);
    const none = (await here.look({ country: 'FR' })).queues.find(({ queue }) => queue === here.queue);
    expect([none?.hours[9]?.opened, none?.backlog.open]).toEqual([0, 0]);
  });

  test('what was said in the morning stays, whatever comes later', async () => {
    const here = await desk();
    await here.reckon();
    const before = [await here.volumes.forecast('2026-11-22'), await here.volumes.revised('2026-11-23')];
    await here.come(here.today.map((one) => ({ ...one, id: `${one.id}-more`, at: one.at.replace('2026-11-23', '2026-11-22') })));
    await here.come(here.today.map((one) => ({ ...one, id: `${one.id}-again` })));
    expect(await here.reckon()).toEqual({ forecast: false, raised: 0 });
    expect([await here.volumes.forecast('2026-11-22'), await here.volumes.revised('2026-11-23')]).toEqual(before);
    // the day itself is made again with what came late
    await here.reckon('2026-11-24T07:05:00.000Z');
    const [monday] = await here.volumes.days(here.queue, '2026-11-22', '2026-11-22');
    expect(monday?.hours.reduce((sum, { opened }) => sum + opened, 0)).toBe(41 + 80);
    expect((await here.volumes.forecast('2026-11-23'))?.queues[0]?.accuracy[0]).toMatchObject({ lead: 1, n: 1 });
  });

  test('say nothing in the first hour of a day, before the day before is whole', async () => {
    const here = await desk(3);
    expect(await here.reckon('2026-11-23T00:05:00.000Z')).toEqual({ forecast: false, raised: 0 });
    expect((await here.look()).madeAt).toBeNull();
  });
});

describe('who is away', () => {
  test('is told for a week from Monday, and makes shrinkage of a published plan', async () => {
    const here = await desk(0);
    await here.plans.add({
      ...{ id: 'p_1', week: '2026-11-23', opens: '08:00', closes: '18:00', timeZone: 'UTC' },
      shifts: [{ days: [1, 2, 3, 4, 5], start: '08:00', lunch: '12:00', people: 4 }],
    } as never);
    const absences = [{ day: 0, from: 480, to: 1020, people: 1 }];
    const set = setAbsences(here);
    expect(await set(call({ body: { week: '2026-11-23', absences } }))).toMatchObject({ version: 1, absences });
    expect(await set(call({ body: { week: '2026-11-23', absences } }))).toMatchObject({ version: 1 });
    await expect(set(call({ body: { week: '2026-11-24', absences } }))).rejects.toEqual(
      because('absence-week', { week: '2026-11-24' }),
    );
    const { people, absences: told } = await here.look();
    expect(people).toMatchObject({ planned: 960, away: 240, shrinkage: 0.25, occupancy: 0 });
    expect(told?.absences).toEqual(absences);
    here.clock.set('2026-12-01T12:00:00.000Z');
    expect((await here.look()).people).toBeNull();
  });
});

describe('what somebody expects instead', () => {
  test('stands beside the forecast with who and why, once a key', async () => {
    const here = await desk(5);
    await here.reckon();
    const write = (body: object) => overrideForecast(here)(call({ body }));
    const wish = { queue: here.queue, target: '2026-11-23', point: 120, reason: 'a campaign at noon' };
    expect(await write(wish)).toMatchObject({ ...wish, by: 'dieter' });
    expect(await write(wish)).toMatchObject({ ...wish, by: 'dieter' });
    await expect(write({ ...wish, point: 12 })).rejects.toThrow(KeyReused);
    await expect(write({ ...wish, queue: 'nothing' })).rejects.toEqual(because('forecast-queue'));
    await expect(write({ ...wish, target: '2026-11-22' })).rejects.toEqual(because('forecast-day'));
    const mine = (await here.look()).queues.find(({ queue }) => queue === here.queue);
    expect(mine?.overrides).toHaveLength(1);
    expect(mine?.band?.point).toBeGreaterThan(30);
  });
});

describe('alerts that colleagues set', () => {
  const alert = {
    ...{ title: 'Anything late', figure: 'overdue', direction: 'above', threshold: 0, from: '08:00', to: '18:00' },
    ...{ timeZone: 'UTC', channel: 'summary', whose: 'desk' },
  };
  test('are raised once, told in the summary of who follows them, rest, and end', async () => {
    const here = await desk(0);
    const write = (body: object, id = 'dieter', key = 'k1'): Promise<any> => changeWatch(here)(call({ body, key }, id)) as never;
    const { id: ruleId } = await write({ kind: 'set', alert });
    expect((await write({ kind: 'set', alert })).id).toBe(ruleId);
    await write({ kind: 'follow', ruleId, follows: true }, 'carl');
    await write({ kind: 'follow', ruleId, follows: true }, 'carl');
    expect((await here.reckon()).raised).toBe(1);
    expect((await here.reckon()).raised).toBe(0);
    for (const person of ['dieter', 'carl'])
      expect((await here.boxes.of(person)).waiting).toMatchObject([
        { why: 'alert', alert: { figure: 'overdue', value: 1, threshold: 0 } },
      ]);
    const until = '2026-11-23T14:00:00.000Z';
    await write({ kind: 'snooze', ruleId, until });
    await write({ kind: 'snooze', ruleId, until });
    await expect(write({ kind: 'snooze', ruleId, until: '2026-11-23T10:00:00.000Z' })).rejects.toEqual(because('alert-until'));
    expect((await here.reckon('2026-11-23T13:05:00.000Z')).raised).toBe(0);
    expect((await here.reckon('2026-11-23T15:05:00.000Z')).raised).toBe(1);
    await write({ kind: 'stop', ruleId });
    await write({ kind: 'stop', ruleId });
    const { rules, told } = await listWatches(here)(call({}, 'carl'));
    expect(rules).toEqual([]);
    expect(told.map(({ what }) => what).sort()).toEqual(['followed', 'made', 'raised', 'raised', 'snoozed', 'stopped']);
  });

  test('of oneself are nobody else’s to see, rest or end', async () => {
    const here = await desk(0);
    const write = (body: object, id = 'dieter'): Promise<any> => changeWatch(here)(call({ body }, id)) as never;
    const { id: ruleId } = await write({ kind: 'set', alert: { ...alert, whose: 'person', channel: 'console' } });
    expect((await listWatches(here)(call({}, 'carl'))).rules).toEqual([]);
    expect((await listWatches(here)(call({}))).rules).toHaveLength(1);
    for (const body of [
      { kind: 'stop', ruleId },
      { kind: 'snooze', ruleId, until: '2026-11-24T10:00:00.000Z' },
      { kind: 'stop', ruleId: 'a_0' },
    ])
      await expect(write(body, 'carl')).rejects.toEqual(because('alert-unknown'));
    expect((await here.reckon()).raised).toBe(1);
    expect((await here.boxes.of('dieter')).waiting).toEqual([]);
  });
});
