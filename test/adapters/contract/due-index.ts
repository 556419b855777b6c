import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import type { DueReference } from '../../../domain/model/due-reference.ts';
import type { Backend } from '../backends.ts';
import { nothingElse, someId, someMerchant, someRequirement, someTask } from '../some.ts';

const allDue = async (backend: Backend, now: string, limit: number, which: 'due' | 'from' = 'due'): Promise<DueReference[]> => {
  const found: DueReference[] = [];
  for (let shard = 0; shard < backend.due.shards; shard += 1) {
    let cursor: string | undefined;
    do {
      const page = await backend.due[which](shard, now, limit, cursor);
      found.push(...page.references);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return found;
};

export const dueIndexContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`due index on ${name}`, () => {
    const early = '2026-11-23T10:00:00.000Z';
    const now = '2026-11-23T12:00:00.000Z';
    const late = '2026-11-23T12:00:00.001Z';
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('gives what is due by now, the instant itself included, and nothing that is due later or never', async () => {
      const id = someId(1);
      const puts = [
        someMerchant(id),
        someRequirement(id, 'a:b#c', { dueAt: now }),
        someRequirement(id, 'later', { dueAt: late }),
        someRequirement(id, 'never'),
        someTask(id, 't1', { dueAt: early }),
      ];
      await backend.merchants.commit(id, { ...nothingElse, puts }, null);
      const found = await allDue(backend, now, 10);
      expect(found).toHaveLength(2);
      expect(found).toContainEqual({ merchantId: id, kind: 'requirement', id: 'a:b#c', dueAt: now });
      expect(found).toContainEqual({ merchantId: id, kind: 'task', id: 't1', dueAt: early });
    });

    test('an item whose dueAt is taken away leaves the index', async () => {
      const id = someId(2);
      await backend.merchants.commit(id, { ...nothingElse, puts: [someRequirement(id, 'r', { dueAt: now })] }, null);
      await backend.merchants.commit(id, { ...nothingElse, puts: [{ ...someRequirement(id, 'r'), version: 1 }] }, null);
      expect(await allDue(backend, now, 10)).toEqual([]);
    });

    test('names colleagues who have a mail to get beside what is due of merchants, until their box says otherwise', async () => {
      const id = someId(3);
      await backend.merchants.commit(id, { ...nothingElse, puts: [someRequirement(id, 'r', { dueAt: now })] }, null);
      const box = { ...(await backend.digests.of('ana.silva')), dueAt: now };
      await backend.digests.put(box);
      await backend.digests.put({ ...(await backend.digests.of('bruno')), dueAt: late });
      const pages = await Promise.all(Array.from({ length: backend.due.shards }, (_, shard) => backend.due.due(shard, now, 10)));
      expect(pages.flatMap(({ digests }) => digests)).toEqual([{ kind: 'digest', person: 'ana.silva', dueAt: now }]);
      expect(pages.flatMap(({ references }) => references)).toHaveLength(1);
      expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([]);
      await expect(backend.digests.put(box)).rejects.toThrow(ConcurrentChange);
      const { dueAt: _due, ...over } = await backend.digests.of('ana.silva');
      expect(over).toMatchObject({ version: 1, mail: 'en', waiting: [] });
      await backend.digests.put(over);
      expect(
        (await Promise.all(pages.map((_, shard) => backend.due.due(shard, now, 10)))).flatMap(({ digests }) => digests),
      ).toEqual([]);
    });

    test('pages neither skip nor repeat, oldest first within a shard, also when many are due at the same instant', async () => {
      const ids = Array.from({ length: 30 }, (_, at) => someId(at.toString(16)));
      for (const id of ids) {
        const puts = [someRequirement(id, 'r', { dueAt: now }), someTask(id, 't', { dueAt: early })];
        await backend.merchants.commit(id, { ...nothingElse, puts }, null);
      }
      const found = await allDue(backend, now, 4);
      expect(found).toHaveLength(60);
      expect(new Set(found.map((one) => `${one.merchantId} ${one.kind}`)).size).toBe(60);
      for (let shard = 0; shard < backend.due.shards; shard += 1) {
        const { references } = await backend.due.due(shard, now, 100);
        const instants = references.map(({ dueAt }) => dueAt);
        expect(instants).toEqual([...instants].sort());
      }
    });

    test('gives what is due from an instant on, a page at a time, the soonest first', async () => {
      for (let n = 1; n <= 12; n += 1) {
        const puts = [someRequirement(someId(n), 'r', { dueAt: n % 3 === 0 ? early : n % 3 === 1 ? now : late })];
        await backend.merchants.commit(someId(n), { ...nothingElse, puts }, null);
      }
      const found = await allDue(backend, now, 2, 'from');
      expect(found.map(({ dueAt }) => dueAt).sort()).toEqual([...Array(4).fill(now), ...Array(4).fill(late)]);
      const { references } = await backend.due.from(1, early, 100);
      expect(references.map(({ dueAt }) => dueAt)).toEqual(references.map(({ dueAt }) => dueAt).toSorted());
    });

    test('a shard that does not exist is refused by number', async () => {
      await expect(backend.due.due(99, now, 10)).rejects.toThrow('99');
    });
  });
};
