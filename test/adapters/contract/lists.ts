import { beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput } from '../../../domain/errors.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someClaimedTask, someEntry, someId, someTask } from '../some.ts';

/** every page of a list, and how many pages it took */
const walk = async <Row>(page: (cursor?: string) => Promise<{ rows: readonly Row[]; cursor: string | undefined }>) => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const one = await page(cursor);
    rows.push(...one.rows);
    cursor = one.cursor;
  } while (cursor !== undefined);
  return rows;
};

export const listsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`lists on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test("a queue lists open tasks by service level, and a person's own across queues", async () => {
      const id = someId(1);
      const due = (day: number) => `2026-11-${day}T12:00:00.000Z`;
      const puts = [
        someTask(id, 'b', { slaDueAt: due(25) }),
        someTask(id, 'a', { slaDueAt: due(24) }),
        someTask(id, 'other', { queue: 'care' }),
        someClaimedTask(id, 'mine', 'ana'),
        { ...someTask(id, 'gone'), status: 'cancelled' as const, cancelledAt: noon, cancelReason: 'merchant left' },
      ];
      await backend.merchants.commit(id, { ...nothingElse, puts }, null);
      const open = await walk(async (cursor) => {
        const page = await backend.tasks.byQueue('risk', 'open', 2, cursor);
        return { rows: page.tasks, cursor: page.cursor };
      });
      expect(open.map((one) => one.id)).toEqual(['a', 'mine', 'b']);
      expect((await backend.tasks.byQueue('risk', 'done', 10)).tasks.map((one) => one.id)).toEqual(['gone']);
      expect((await backend.tasks.byPerson('ana', 10)).tasks).toEqual([{ ...someClaimedTask(id, 'mine', 'ana'), version: 1 }]);
      expect((await backend.tasks.byPerson('bob', 10)).tasks).toEqual([]);
    });

    test('the timeline comes in order of time, page after page, whatever order it was written in', async () => {
      const id = someId(1);
      const at = (minute: number) => `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`;
      for (const minute of [5, 1, 9, 3, 7]) {
        const entry = someEntry(id, `e${minute}`, { at: at(minute), data: { minute } });
        await backend.merchants.commit(
          id,
          { ...nothingElse, timeline: [entry], eventMarker: { id: `in-${minute}`, at: noon } },
          'done',
        );
      }
      const found = await walk(async (cursor) => {
        const page = await backend.timeline.list(id, 2, cursor);
        return { rows: page.entries, cursor: page.cursor };
      });
      expect(found.map((entry) => entry.id)).toEqual(['e1', 'e3', 'e5', 'e7', 'e9']);
      expect(found[0]).toEqual(someEntry(id, 'e1', { at: at(1), data: { minute: 1 }, result: 'done' }));
    });

    test('the timeline since an instant begins with it, from either end', async () => {
      const id = someId(1);
      const at = (minute: number) => `2026-11-23T12:0${minute}:00.000Z`;
      const entries = [1, 3, 5].map((minute) => someEntry(id, `e${minute}`, { at: at(minute) }));
      await backend.merchants.commit(id, { ...nothingElse, timeline: entries }, null);
      const newest = await backend.timeline.list(id, 10, undefined, 'newest', at(3));
      expect(newest.entries.map((one) => one.id)).toEqual(['e5', 'e3']);
      const oldest = await backend.timeline.list(id, 10, undefined, 'oldest', at(3));
      expect(oldest.entries.map((one) => one.id)).toEqual(['e3', 'e5']);
    });

    test('a cursor somebody made up is refused by name', async () => {
      await expect(backend.timeline.list(someId(1), 2, 'bm90IGpzb24')).rejects.toThrow(InvalidInput);
      await expect(backend.tasks.byPerson('ana', 2, 'e30')).rejects.toThrow('cursor');
    });

    test('rejected events of a day come in order and whole, page after page, however many there are at once', async () => {
      const at = (n: number) => `2026-11-23T12:00:00.${String(n % 7).padStart(3, '0')}Z`;
      const event = (n: number) => ({
        ...{ id: `evt-${n}`, at: at(n), type: undefined, merchantId: undefined, code: 'field_missing', field: 'f' },
        ...{ message: 'm', remedy: 'r', original: n },
      });
      for (let n = 0; n < 40; n += 1) await backend.rejected.add(event(n), '2027-03-01T00:00:00.000Z');
      const found = await walk(async (cursor) => {
        const page = await backend.rejected.list('2026-11-23', 7, cursor);
        return { rows: page.rejected, cursor: page.cursor };
      });
      const keys = found.map(({ at: when, id }) => `${when}#${id}`);
      expect(keys).toEqual(
        Array.from({ length: 40 }, (_, n) => `${at(n)}#evt-${n}`)
          .sort()
          .reverse(),
      );
    });

    test('rejected events of a day come newest first and keep what was first said of them', async () => {
      const event = (minute: number, id = `r${minute}`) => ({
        id,
        at: `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`,
        type: undefined,
        merchantId: undefined,
        code: 'field_missing',
        field: 'data.currency',
        message: 'data.currency is missing',
        remedy: 'send an ISO 4217 code',
        // no attribute of a table may be so large, so named or so deep
        original: { anything: [1, null, 'x'], huge: 1e300, '': 'nameless', deep: JSON.parse('['.repeat(50) + ']'.repeat(50)) },
      });
      for (const minute of [1, 3, 2]) await backend.rejected.add(event(minute), '2027-03-01T00:00:00.000Z');
      await backend.rejected.add({ ...event(1), message: 'another' }, '2027-03-01T00:00:00.000Z');
      await backend.rejected.add({ ...event(1, 'tomorrow'), at: '2026-11-24T00:00:00.000Z' }, '2027-03-01T00:00:00.000Z');
      const found = await walk(async (cursor) => {
        const page = await backend.rejected.list('2026-11-23', 2, cursor);
        return { rows: page.rejected, cursor: page.cursor };
      });
      expect(found).toEqual([event(3), event(2), event(1)]);
      const leo = { at: noon, by: 'leo', key: 'api/leo/the-same-key' };
      const replayed = { ...event(2), replayedAt: noon, replayedBy: 'leo', replayKey: leo.key };
      await backend.rejected.markReplayed({ at: event(2).at, id: 'r2' }, leo);
      expect(await backend.rejected.get({ at: event(2).at, id: 'r2' })).toEqual(replayed);
      // who was second changes nothing
      await backend.rejected.markReplayed(
        { at: event(2).at, id: 'r2' },
        { at: event(3).at, by: 'lia', key: 'api/lia/other-key' },
      );
      expect(await backend.rejected.get({ at: event(2).at, id: 'r2' })).toEqual(replayed);
      expect(await backend.rejected.get({ at: event(2).at, id: 'none' })).toBeUndefined();
      await expect(backend.rejected.markReplayed({ at: event(2).at, id: 'none' }, leo)).rejects.toThrow();
    });

    test('rejected events of one id and one instant are kept apart by what was sent', async () => {
      const one = {
        id: 'e',
        at: noon,
        code: 'field_missing',
        field: 'f',
        message: 'm',
        remedy: 'r',
        original: 1,
        content: 'aaa',
      };
      const two = { ...one, original: 2, content: 'bbb' };
      for (const event of [one, two, one]) await backend.rejected.add(event, '2027-03-01T00:00:00.000Z');
      expect((await backend.rejected.list(noon.slice(0, 10), 9)).rejected).toEqual([two, one]);
      expect(await backend.rejected.get(two)).toEqual(two);
      await backend.rejected.markReplayed(two, { at: noon, by: 'leo', key: 'api/leo/1' });
      expect(await backend.rejected.get(one)).toEqual(one);
    });
  });
};
