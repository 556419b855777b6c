import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLoad, type QueueLoad } from '../../../domain/dispatch/queue-load.ts';
import type { ShareEntry } from '../../../domain/dispatch/share-told.ts';
import { ConcurrentChange } from '../../../domain/errors.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someId, someMerchant, someTask } from '../some.ts';

export const teamLoadsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`what teams have of a queue, on ${name}`, () => {
    let here: Backend;
    beforeEach(async () => {
      here = await make();
    });
    const [one, other] = [someId(1), someId(2)];
    const load: QueueLoad = {
      ...emptyLoad('product'),
      counts: { all: { shares: 'a:100', assigned: { a: 1 } } },
      teams: { a: { day: '2026-11-23', today: 1, open: 1 } },
    };
    const entry = (id: string): ShareEntry => ({
      ...{ id, at: noon, type: 'queue.share-moved.v1', actor: { kind: 'person', id: 'lea' }, reason: 'a peak' },
      data: { queue: 'product', team: 'a', share: 60, until: noon, overrideId: id },
    });
    const opening = (merchantId: string, more: Partial<QueueLoad> = {}) =>
      here.merchants.commit(
        merchantId,
        { ...nothingElse, puts: [someMerchant(merchantId), someTask(merchantId, 't1')], loads: [{ ...load, ...more }] },
        null,
      );

    test('is nothing before the first task, and is written with the task', async () => {
      expect(await here.loads.of('product')).toEqual(emptyLoad('product'));
      await opening(one);
      expect(await here.loads.of('product')).toEqual({ ...load, version: 1 });
      expect(await here.loads.all()).toEqual([{ ...load, version: 1 }]);
    });
    test('of two merchants at once only one writes it, and the other learns that nothing but the load moved', async () => {
      await opening(one);
      const late = opening(other);
      await expect(late).rejects.toThrow(ConcurrentChange);
      await expect(late).rejects.toMatchObject({ loadsOnly: true });
      expect(await here.merchants.load(other)).toBeUndefined();
      await opening(other, { version: 1 });
      expect((await here.loads.of('product')).version).toBe(2);
      // where the merchant moved on too, everything is read again
      await expect(opening(one, { version: 1 })).rejects.not.toHaveProperty('loadsOnly');
    });
    test('is moved by a lead once a key, with an entry that tells of it, the newest first', async () => {
      const answer = { key: 'k1', sent: 'hash', result: { id: 'o1' } };
      await here.loads.put(load, entry('o1'), answer);
      expect(await here.loads.answered('k1')).toEqual({ sent: 'hash', result: { id: 'o1' } });
      expect(await here.loads.answered('k2')).toBeUndefined();
      await expect(here.loads.put(load, entry('o2'), { ...answer, key: 'k2' })).rejects.toThrow(ConcurrentChange);
      await expect(here.loads.put({ ...load, version: 1 }, entry('o2'), answer)).rejects.toThrow(ConcurrentChange);
      await here.loads.put({ ...load, version: 1 }, entry('o2'), { ...answer, key: 'k2' });
      expect((await here.loads.told(1)).map(({ id }) => id)).toEqual(['o2']);
      expect((await here.loads.told(9)).map(({ id }) => id)).toEqual(['o2', 'o1']);
    });
  });
};
