import { beforeEach, describe, expect, test } from 'vitest';
import type { Backend } from '../backends.ts';
import { nothingElse, someBucket, someEntry, someId, someMerchant } from '../some.ts';

const id = someId(1);
const at = (minute: number): string => `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`;

export const readersContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`readers on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('the timeline newest first has every entry once, page after page, and ends', async () => {
      for (const minute of [5, 1, 9, 3, 7])
        await backend.merchants.commit(id, { ...nothingElse, timeline: [someEntry(id, `e${minute}`, { at: at(minute) })] }, null);
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await backend.timeline.list(id, 2, cursor, 'newest');
        pages.push(page.entries.map((entry) => entry.id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(pages.flat()).toEqual(['e9', 'e7', 'e5', 'e3', 'e1']);
      expect(pages.every((page) => page.length <= 2)).toBe(true);
    });

    test('an entry that comes in while somebody reads newest first is not on the pages still to come', async () => {
      for (const minute of [1, 2, 3])
        await backend.merchants.commit(id, { ...nothingElse, timeline: [someEntry(id, `e${minute}`, { at: at(minute) })] }, null);
      const first = await backend.timeline.list(id, 2, undefined, 'newest');
      await backend.merchants.commit(id, { ...nothingElse, timeline: [someEntry(id, 'late', { at: at(30) })] }, null);
      const second = await backend.timeline.list(id, 2, first.cursor, 'newest');
      expect(second.entries.map((entry) => entry.id)).toEqual(['e1']);
    });

    test('merchants are looked up by id, whoever is unknown is left out', async () => {
      const other = someId(2);
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      await backend.merchants.commit(other, { ...nothingElse, puts: [someMerchant(other)] }, null);
      const found = await backend.lookup.byIds([other, someId(3), id]);
      expect(found.map(({ merchantId }) => merchantId).sort()).toEqual([id, other]);
      expect(await backend.lookup.byIds([])).toEqual([]);
    });

    test('payments are read by day, the first and the last one included, in order of time', async () => {
      const hours = ['2026-11-21T23', '2026-11-22T00', '2026-11-22T23', '2026-11-23T23', '2026-11-24T00'];
      const buckets = hours.toReversed().map((hour) => someBucket(id, `${hour}:00:00.000Z`));
      await backend.merchants.commit(
        id,
        { ...nothingElse, buckets: [...buckets, someBucket(id, '2026-11-23T23:00:00.000Z', { part: 1 })] },
        null,
      );
      const found = await backend.payments.between(id, '2026-11-22', '2026-11-23');
      expect(found.map(({ hour, part }) => [hour.slice(0, 13), part])).toEqual([
        ['2026-11-22T00', 0],
        ['2026-11-22T23', 0],
        ['2026-11-23T23', 0],
        ['2026-11-23T23', 1],
      ]);
      expect(found[0]?.records).toEqual(someBucket(id, '').records);
      expect(await backend.payments.between(someId(9), '2026-11-22', '2026-11-23')).toEqual([]);
    });
  });
};
