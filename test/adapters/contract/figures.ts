import { beforeEach, describe, expect, test } from 'vitest';
import { figuresOf } from '../../../domain/rollup/figures.ts';
import { emptyTally, type Tally } from '../../../domain/tally/tally.ts';
import { at } from '../../domain/given.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someEntry, someMerchant, someTask } from '../some.ts';

const later = '2027-01-01T00:00:00.000Z';
const idOf = (n: number): string => `m_${(n * 0x1234567).toString(16).padStart(8, '0')}${'0'.repeat(16)}`;
const counted = (n: number): Tally => ({
  counts: { merchants: n },
  lists: { bar: [{ merchantId: idOf(n), name: 'é', rank: '1' }] },
});

export const figuresContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`figures on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    const rollOf = async (part: number, parts: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      for await (const some of backend.roll.ids(part, parts, later)) ids.push(...some);
      return ids.sort();
    };
    const register = async (n: number): Promise<void> => {
      const id = idOf(n);
      const timeline = [someEntry(id, 'registered')];
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)], timeline }, null);
    };
    const all = Array.from({ length: 130 }, (_, n) => idOf(n)).sort();

    test('the roll has every merchant once, in as many parts as asked for', async () => {
      for (let n = 0; n < 130; n += 1) await register(n);
      expect(await rollOf(0, 1)).toEqual(all);
      const parts = await Promise.all([0, 1, 2].map((part) => rollOf(part, 3)));
      expect(parts.flat().sort()).toEqual(all);
      expect(parts.every(({ length }) => length > 20)).toBe(true);
      expect(await rollOf(0, 1)).toEqual(all);
    });

    test('the roll is read page by page, and goes on where it was, though merchants came meanwhile', async () => {
      for (let n = 0; n < 30; n += 1) await register(n);
      const pages: (readonly string[])[] = [];
      let place: Parameters<typeof backend.roll.page>[0] | undefined = { pack: 0, after: '' };
      while (place !== undefined) {
        const page: Awaited<ReturnType<typeof backend.roll.page>> = await backend.roll.page(place, later, 7);
        if (pages.length === 1) for (let n = 30; n < 35; n += 1) await register(n);
        pages.push(page.ids);
        place = page.next;
      }
      expect(pages.every(({ length }) => length <= 7)).toBe(true);
      const seen = pages.flat();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(Array.from({ length: 30 }, (_, n) => idOf(n))));
    });

    test('the roll knows a merchant that changed after somebody looked at the list, and one that came since', async () => {
      for (let n = 0; n < 5; n += 1) await register(n);
      await backend.list().page({ filter: {}, sort: 'name', limit: 10 }, new Date().toISOString());
      await backend.merchants.commit(
        idOf(1),
        { ...nothingElse, puts: [someTask(idOf(1), 'call')], timeline: [someEntry(idOf(1), 'called')] },
        null,
      );
      for (let n = 5; n < 9; n += 1) await register(n);
      expect(await rollOf(0, 1)).toEqual(Array.from({ length: 9 }, (_, n) => idOf(n)).sort());
    });

    test('the whole timeline of a merchant comes in order, longer than a page, without results, markers and reasons', async () => {
      const id = idOf(1);
      await register(1);
      // a page of DynamoDB ends at 1 MB
      for (let n = 0; n < 12; n += 1) {
        const entry = {
          ...someEntry(id, `e${n}`),
          at: `2026-11-24T12:00:${String(n).padStart(2, '0')}.000Z`,
          data: { long: 'x'.repeat(100_000) },
          reason: 'because',
        };
        const eventMarker = { id: `evt-${n}`, at: noon };
        await backend.merchants.commit(id, { ...nothingElse, timeline: [entry], eventMarker }, { answer: n });
      }
      const entries = await backend.history.whole(id);
      expect(entries.map((one) => one.id)).toEqual(['registered', ...Array.from({ length: 12 }, (_, n) => `e${n}`)]);
      expect(entries.at(-1)).toMatchObject({ merchantId: id, data: { long: 'x'.repeat(100_000) } });
      expect(entries.some((one) => 'result' in one || 'reason' in one)).toBe(false);
      expect(await backend.history.whole(idOf(2))).toEqual([]);
    });

    test('parts of a rollup are kept by its instant and their number; the same part again replaces itself', async () => {
      await backend.figures.putPart(noon, 0, 2, counted(1));
      await backend.figures.putPart(noon, 0, 3, counted(7));
      await backend.figures.putPart(later, 0, 2, counted(8));
      await backend.figures.putPart(noon, 1, 2, counted(2));
      await backend.figures.putPart(noon, 1, 2, counted(3));
      expect(await backend.figures.parts(noon, 2)).toEqual([counted(1), counted(3)]);
      expect(await backend.figures.parts(noon, 4)).toEqual([]);
    });

    test('the newest figures are those of the latest instant, whenever they were written', async () => {
      const made = (now: string, merchants: number) => figuresOf({ ...emptyTally(), counts: { merchants } }, { ...at(now), now });
      expect(await backend.figures.newest()).toBeUndefined();
      await backend.figures.publish(made(later, 2));
      await backend.figures.publish(made(noon, 1));
      await backend.figures.putPart('2027-02-01T00:00:00.000Z', 0, 2, counted(3));
      expect(await backend.figures.newest()).toEqual(made(later, 2));
      await backend.figures.publish(made(later, 4));
      expect((await backend.figures.newest())?.merchants).toBe(4);
    });
  });
};
