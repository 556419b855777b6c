import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import { noVisits, type VisitLog } from '../../../domain/visit/visits.ts';
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const visitsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`visits on ${name}`, () => {
    let visits: VisitLog;
    beforeEach(async () => {
      ({ visits } = await make());
    });
    const first = { ...noVisits('ana'), sittings: [{ id: 'tab', since: noon, lastAt: noon }], seenAt: noon, followed: ['m_1'] };

    test('somebody who was never here has none', async () => {
      expect(await visits.of('ana')).toEqual(noVisits('ana'));
    });
    test('are each person’s own, and read as they were written', async () => {
      await visits.put(first);
      expect(await visits.of('ana')).toEqual({ ...first, version: 1 });
      expect(await visits.of('bruno')).toEqual(noVisits('bruno'));
      await visits.put({ ...first, version: 1, followed: [] });
      expect(await visits.of('ana')).toMatchObject({ version: 2, followed: [] });
    });
    test('two tabs that write at once: one of them reads again', async () => {
      await visits.put(first);
      await expect(visits.put(first)).rejects.toThrow(ConcurrentChange);
      await visits.put({ ...first, version: 1 });
      await expect(visits.put({ ...first, version: 1 })).rejects.toThrow(ConcurrentChange);
    });
  });
};
