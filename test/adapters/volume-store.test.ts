import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absenceStore } from '../../adapters/dynamodb/absence-store.ts';
import { overrideStore, volumeKeeper, volumeReckoner } from '../../adapters/dynamodb/volume-store.ts';
import { watchStore } from '../../adapters/dynamodb/watch-store.ts';
import { volumeStore } from '../../adapters/memory/volume-store.ts';
import { absenceStore as absencesInMemory, watchStore as watchesInMemory } from '../../adapters/memory/watch-store.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { makeRule } from '../../domain/volume/look-at-rule.ts';
import { makeForecast } from '../../domain/volume/made-forecast.ts';
import { volumeDayOf } from '../../domain/volume/volume-day.ts';
import { emptyBucket, type VolumeFact } from '../../domain/volume/volume-fact.ts';
import { watchWish } from '../../domain/volume/watch-rule.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

const backends = {
  memory: async () => ({ ...volumeStore(), watches: watchesInMemory(), absences: absencesInMemory() }),
  dynamodb: async () => {
    const table = { ...(await dynoxide.table()), now: () => now };
    return {
      ...{ ...volumeKeeper(table), ...volumeReckoner(table), ...overrideStore(table) },
      ...{ watches: watchStore(table), absences: absenceStore(table) },
    };
  },
};
const now = '2026-11-23T12:00:00.000Z';
const fact = (id: string): VolumeFact => ({
  ...{ id, at: '2026-11-23T09:10:00.000Z', what: 'opened', queue: 'risk', merchantId: 'm_1', taskId: id },
  ...{ country: 'BR', segment: 'mid', pspClient: 'acme' },
});

describe.each(Object.entries(backends))('volumes kept in %s', (_name, open) => {
  test('are buckets by queue and hour that are written as they were read, and read by day', async () => {
    const store = await open();
    const first = { ...emptyBucket('risk', '2026-11-23T09'), facts: [fact('a')] };
    await store.putBucket(first);
    await expect(store.putBucket(first)).rejects.toThrow(ConcurrentChange);
    const known = await store.bucket('risk', '2026-11-23T09');
    expect(known).toEqual({ ...first, version: 1 });
    await store.putBucket({ ...known, facts: [fact('a'), fact('b')] });
    await store.putBucket({ ...emptyBucket('calls', '2026-11-23T10'), facts: [fact('c')] });
    await store.putBucket({ ...emptyBucket('calls', '2026-11-24T10'), facts: [fact('d')] });
    expect((await store.ofDay('2026-11-23')).map(({ queue, hour, facts }) => [queue, hour, facts.length])).toEqual([
      ['calls', '2026-11-23T10', 1],
      ['risk', '2026-11-23T09', 2],
    ]);
    expect(await store.bucket('risk', '2026-11-23T11')).toEqual(emptyBucket('risk', '2026-11-23T11'));
  });

  test('are days that are made again, and forecasts and looks at a day that stay', async () => {
    const store = await open();
    const day = volumeDayOf('risk', '2026-11-22', [{ ...fact('a'), at: '2026-11-22T09:00:00.000Z' }], []);
    await store.putDay(day);
    await store.putDay({ ...day, again: 1 });
    expect(await store.days('risk', '2026-11-20', '2026-11-22')).toEqual([{ ...day, again: 1 }]);
    expect(await store.days('risk', '2026-11-23', '2026-11-24')).toEqual([]);
    const made = makeForecast('2026-11-22', now, new Map([['risk', [day]]]));
    expect(await store.putForecast(made)).toBe(true);
    expect(await store.putForecast({ ...made, queues: [] })).toBe(false);
    expect(await store.forecast('2026-11-22')).toEqual(made);
    expect(await store.forecast('2026-11-21')).toBeUndefined();
    expect(await store.forecasts('2026-11-01', '2026-11-22')).toEqual([made]);
    const seen = { day: '2026-11-23', hour: 9, at: now, queues: [] };
    expect([await store.putRevised(seen), await store.putRevised({ ...seen, at: '2026-11-23T13:00:00.000Z' })]).toEqual([
      true,
      false,
    ]);
    expect(await store.revised('2026-11-23')).toEqual([seen]);
  });

  test('have what people expect beside them, each once', async () => {
    const store = await open();
    const override = { id: 'o_1', queue: 'risk', target: '2026-11-27', point: 90, reason: 'Black Friday', by: 'dieter', at: now };
    await store.addOverride(override);
    await store.addOverride({ ...override, point: 1 });
    expect(await store.overrides('2026-11-27')).toEqual([override]);
    expect(await store.overrides('2026-11-28')).toEqual([]);
  });

  test('raise alerts that are written with what is told of them', async () => {
    const { watches } = await open();
    const wish = watchWish.parse({
      ...{ title: 'Checks', figure: 'open', direction: 'above', threshold: 2, from: '08:00', to: '18:00' },
      ...{ timeZone: 'UTC', channel: 'console', whose: 'desk' },
    });
    const made = makeRule('a_1', wish, { by: 'dieter', now });
    await watches.put(made);
    await expect(watches.put(made)).rejects.toThrow(ConcurrentChange);
    expect(await watches.rule('a_1')).toEqual({ ...made.rule, version: 1 });
    expect(await watches.rule('a_2')).toBeUndefined();
    expect(await watches.rules()).toEqual([{ ...made.rule, version: 1 }]);
    expect(await watches.told(5)).toEqual([made.entry]);
  });

  test('are held against who is away in a week', async () => {
    const { absences } = await open();
    const week = { week: '2026-11-23', version: 0, absences: [{ day: 0, from: 540, to: 720, people: 2 }], by: 'dieter', at: now };
    await absences.put(week);
    await expect(absences.put(week)).rejects.toThrow(ConcurrentChange);
    expect(await absences.of('2026-11-23')).toEqual({ ...week, version: 1 });
    expect(await absences.of('2026-11-30')).toBeUndefined();
  });
});
