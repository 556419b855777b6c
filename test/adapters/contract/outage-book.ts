import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import { emptyBook } from '../../../domain/model/outage.ts';
import type { OutageStore } from '../../../domain/outage/outage-ports.ts';
import type { OutageEntry } from '../../../domain/outage/outage-told.ts';
import { anOutage } from '../../domain/outage/given-outage.ts';
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const outageBookContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`outages on ${name}`, () => {
    let outages: OutageStore;
    beforeEach(async () => {
      ({ outages } = await make());
    });
    const first = { version: 0, outages: [anOutage({ release: { at: noon, shard: 1, count: 2, done: false } })] };
    const entry: OutageEntry = {
      ...{ id: 'outage/o1/outage.declared.v1/k', at: noon, type: 'outage.declared.v1', outageId: 'o1', reason: 'down' },
      ...{ actor: { kind: 'person', id: 'rita' }, data: { provider: 'identity_check', countries: ['BR'] } },
    };
    const answer = { key: 'k1', sent: 'hash', result: { id: 'o1' } };

    test('before the first there is none', async () => {
      expect(await outages.book()).toEqual(emptyBook);
      expect(await outages.answered('k1')).toBeUndefined();
    });
    test('are read as they were written, and a request’s answer with them', async () => {
      await outages.put(first, entry, answer);
      expect(await outages.book()).toEqual({ ...first, version: 1 });
      expect(await outages.answered('k1')).toEqual({ sent: 'hash', result: { id: 'o1' } });
      await outages.put({ version: 1, outages: [] });
      expect(await outages.book()).toEqual({ version: 2, outages: [] });
    });
    test('of two who read the same the second reads again, and so does one whose key was used: neither leaves anything', async () => {
      await outages.put(first, entry, answer);
      await expect(outages.put(first, { ...entry, id: 'other' }, { ...answer, key: 'k2' })).rejects.toThrow(ConcurrentChange);
      expect(await outages.answered('k2')).toBeUndefined();
      await expect(outages.put({ version: 1, outages: [] }, { ...entry, id: 'other' }, answer)).rejects.toThrow(ConcurrentChange);
      expect(await outages.book()).toEqual({ ...first, version: 1 });
    });
  });
};
