import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import { isSample, type ListedName, type ListVersion, sampleScreeningList } from '../../../domain/risk/screening-list.ts';
import type { Backend } from '../backends.ts';

const version = (key: string, asOf: string, of: string, names: number): ListVersion => ({
  ...{ key, title: `The ${key} list`, version: of, asOf, names, loadedBy: 'rita' },
  loadedAt: `${asOf}T12:00:00.000Z`,
});
const named = (count: number, word: string): readonly ListedName[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ ref: String(at), name: `${word} ${at}`, aliases: [`alias of ${at}`], kind: 'person' as const },
    ...{ born: ['1960'], nationalities: ['Nowhere'], programmes: ['TEST'] },
  }));

export const screeningListsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`screening lists on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('before any is loaded there is the sample, and it says so', async () => {
      const list = await backend.screening.current();
      expect(list).toEqual(sampleScreeningList);
      expect(isSample(list)).toBe(true);
    });

    test('a loaded list takes the sample’s place, whole and in order, however many items it fills', async () => {
      const names = named(2_500, 'Listed');
      await backend.screening.load(version('ofac', '2026-03-01', 'v1', names.length), names);
      const list = await backend.screening.current();
      expect(isSample(list)).toBe(false);
      expect(list.names).toHaveLength(2_500);
      expect(list.names[2_400]).toEqual({ ...names[2_400], ref: 'ofac:2400', list: 'ofac' });
      expect([list.asOf, list.source, list.lists?.map((one) => one.version)]).toEqual(['2026-03-01', 'The ofac list', ['v1']]);
      // the same value again: what was prepared of it stays of use
      expect(await backend.screening.current()).toBe(list);
    });

    test('a newer version replaces its own list only, and the date shown is the oldest one', async () => {
      await backend.screening.load(version('ofac', '2026-03-01', 'v1', 2), named(2, 'Old'));
      await backend.screening.load(version('un', '2026-01-15', 'u1', 1), named(1, 'Other'));
      expect((await backend.screening.current()).names).toHaveLength(3);
      await backend.screening.load(version('ofac', '2026-04-01', 'v2', 1), named(1, 'New'));
      const list = await backend.screening.current();
      expect(list.names.map((one) => one.name).sort()).toEqual(['New 0', 'Other 0']);
      expect(list.asOf).toBe('2026-01-15');
      expect((await backend.screening.loaded()).map((one) => one.version).sort()).toEqual(['u1', 'v2']);
    });

    test('the same version loaded twice is there once', async () => {
      const again = version('eu', '2026-03-01', 'e1', 3);
      await backend.screening.load(again, named(3, 'Twice'));
      await backend.screening.load(again, named(3, 'Twice'));
      expect((await backend.screening.current()).names).toHaveLength(3);
    });

    test('who replaced a list is on record, the newest first', async () => {
      await backend.screening.load(version('ofac', '2026-03-01', 'v1', 2), named(2, 'Old'));
      const why = { reason: 'the publisher has a new one', namesBefore: 2 };
      await backend.screening.load({ ...version('ofac', '2026-04-01', 'v2', 1), ...why }, named(1, 'New'));
      const loads = await backend.screening.loads(20);
      expect(loads.map((one) => [one.version, one.loadedBy, one.reason, one.namesBefore])).toEqual([
        ['v2', 'rita', 'the publisher has a new one', 2],
        ['v1', 'rita', undefined, undefined],
      ]);
      expect(await backend.screening.loads(1)).toHaveLength(1);
    });

    test('how far everybody is screened is kept by whoever read it last, and by nobody else', async () => {
      expect(await backend.screeningProgress.read()).toBeUndefined();
      const first = {
        ...{ of: 'ofac@v1', by: 'leo', startedAt: '2026-04-01T12:00:00.000Z', place: { pack: 0, after: '' } },
        ...{ merchants: 0, withHits: 0, failed: [], version: 0 },
      };
      await backend.screeningProgress.write(first);
      await expect(backend.screeningProgress.write(first)).rejects.toThrow(ConcurrentChange);
      const read = (await backend.screeningProgress.read())!;
      await backend.screeningProgress.write({ ...read, merchants: 100, place: { pack: 3, after: 'm_1' } });
      await expect(backend.screeningProgress.write(read)).rejects.toThrow(ConcurrentChange);
      expect(await backend.screeningProgress.read()).toMatchObject({
        merchants: 100,
        place: { pack: 3, after: 'm_1' },
        version: 2,
      });
    });
  });
};
