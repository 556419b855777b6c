import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import { keyOf } from '../../../domain/model/item.ts';
import type { Backend } from '../backends.ts';
import {
  noon,
  nothingElse,
  someBucket,
  someCase,
  someDoneTask,
  someEntry,
  someId,
  someMerchant,
  someRequirement,
  someTask,
} from '../some.ts';

export const merchantStoreContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`merchant store on ${name}`, () => {
    const id = someId(1);
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('an unknown merchant is a value, not an error', async () => {
      expect(await backend.merchants.load(id)).toBeUndefined();
    });

    test('what was committed is what is read, with its version counted up', async () => {
      const puts = [someMerchant(id), someRequirement(id, 'bank_account', { deadline: noon, dueAt: noon }), someTask(id, 't1')];
      expect(await backend.merchants.commit(id, { ...nothingElse, puts }, null)).toEqual({ kind: 'committed' });
      const snapshot = await backend.merchants.load(id);
      expect(snapshot?.merchant).toEqual({ ...someMerchant(id), version: 1 });
      expect(snapshot?.requirements).toEqual([
        { ...someRequirement(id, 'bank_account', { deadline: noon, dueAt: noon }), version: 1 },
      ]);
      expect(snapshot?.tasks).toEqual([{ ...someTask(id, 't1'), version: 1 }]);
    });

    test('items come in the order of their keys, whatever order they were written in', async () => {
      const ids = ['b', 'a-1', 'a', 'é', 'Z', '\u{1F600}', '\uFF5E', 'a_1'];
      for (const one of ids) await backend.merchants.commit(id, { ...nothingElse, puts: [someTask(id, one)] }, null);
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      const found = (await backend.merchants.load(id))?.tasks.map((one) => one.id);
      expect(found).toEqual(['Z', 'a', 'a-1', 'a_1', 'b', 'é', '\uFF5E', '\u{1F600}']);
    });

    test('what was read stays as it was read, and what was written as it was written', async () => {
      const task = someTask(id, 't1', { choices: ['a'] });
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id), task] }, null);
      const before = await backend.merchants.load(id);
      task.choices.push('b');
      await backend.merchants.commit(id, { ...nothingElse, puts: [{ ...someTask(id, 't1'), version: 1, title: 'later' }] }, null);
      expect(before?.tasks.map(({ title, choices }) => [title, choices])).toEqual([[task.title, ['a']]]);
      expect((await backend.merchants.load(id))?.tasks[0]?.title).toBe('later');
    });

    test('messages of cases are written once, with what they belong to, and read case by case in order', async () => {
      const message = (caseId: string, n: number) => ({
        ...{ merchantId: id, caseId, n, at: noon, text: `message ${n}` },
        from: { kind: 'merchant' as const, id: 'lia@boa-leitura.example.com' },
      });
      const said = [message('r_1', 1), message('r_1', 2), message('r_12', 1)];
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)], said }, null);
      await backend.merchants.commit(id, { ...nothingElse, puts: [], said: [message('r_1', 10)] }, null);
      expect((await backend.messages.of(id, 'r_1')).map(({ n }) => n)).toEqual([1, 2, 10]);
      expect(await backend.messages.of(id, 'r_12')).toEqual([message('r_12', 1)]);
      expect(await backend.messages.of(id, 'r_none')).toEqual([]);
      expect(await backend.messages.one(id, 'r_1', 10)).toEqual(message('r_1', 10));
      expect(await backend.messages.one(id, 'r_1', 3)).toBeUndefined();
      // a second message in the same place is somebody else's: nothing of it is written
      const again = { ...nothingElse, puts: [someTask(id, 't1')], said: [{ ...message('r_1', 2), text: 'other' }] };
      await expect(backend.merchants.commit(id, again, null)).rejects.toThrow(ConcurrentChange);
      expect((await backend.merchants.load(id))?.tasks).toEqual([]);
      expect((await backend.messages.of(id, 'r_1'))[1]?.text).toBe('message 2');
    });

    test('what is undefined is not there', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [{ ...someMerchant(id), website: undefined }] }, null);
      expect(Object.keys((await backend.merchants.load(id))?.merchant ?? {})).not.toContain('website');
    });

    test('merchants do not see each other', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      expect(await backend.merchants.load(someId(2))).toBeUndefined();
    });

    test('a write on top of a version somebody else replaced is refused and writes nothing', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      const read = { ...someMerchant(id), version: 1 };
      await backend.merchants.commit(id, { ...nothingElse, puts: [{ ...read, website: 'https://a.example' }] }, null);
      const late = {
        ...nothingElse,
        puts: [{ ...read, website: 'https://b.example' }, someTask(id, 't1')],
        timeline: [someEntry(id, 'e1')],
      };
      await expect(backend.merchants.commit(id, late, null)).rejects.toThrow(ConcurrentChange);
      const snapshot = await backend.merchants.load(id);
      expect(snapshot?.merchant.website).toBe('https://a.example');
      expect(snapshot?.tasks).toEqual([]);
      expect((await backend.timeline.list(id, 10)).entries).toEqual([]);
    });

    test('creating what exists is a concurrent change', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      await expect(backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null)).rejects.toThrow(
        ConcurrentChange,
      );
    });

    test('what a marked commit answered is known by its mark, whatever was committed since', async () => {
      const marked = (key: string) => ({ ...nothingElse, eventMarker: { id: key, at: noon } });
      expect(await backend.merchants.answered(id, 'api/ana/1')).toBeUndefined();
      await backend.merchants.commit(id, { ...marked('api/ana/1'), puts: [someMerchant(id)] }, { kind: 'claimed' });
      await backend.merchants.commit(id, marked('api/ana/2'), null);
      expect(await backend.merchants.answered(id, 'api/ana/1')).toEqual({ result: { kind: 'claimed' } });
      expect(await backend.merchants.answered(id, 'api/ana/2')).toEqual({ result: null });
      expect(await backend.merchants.answered(someId(2), 'api/ana/1')).toBeUndefined();
    });

    test('a delete is conditional on the version that was read', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id), someTask(id, 't1')] }, null);
      const stale = { ...keyOf(someTask(id, 't1')), version: 7 };
      await expect(backend.merchants.commit(id, { ...nothingElse, deletes: [stale] }, null)).rejects.toThrow(ConcurrentChange);
      await backend.merchants.commit(id, { ...nothingElse, deletes: [{ ...stale, version: 1 }] }, null);
      expect((await backend.merchants.load(id))?.tasks).toEqual([]);
    });

    test('a repeat of the same step answers with what the first one answered and writes nothing', async () => {
      const first = {
        ...nothingElse,
        puts: [someMerchant(id)],
        timeline: [someEntry(id, 'run/0/register'), someEntry(id, 'run/0/register/2')],
      };
      await backend.merchants.commit(id, first, { kind: 'registered', n: 1 });
      const again = { ...first, puts: [{ ...someMerchant(id), legalName: 'Other' }] };
      expect(await backend.merchants.commit(id, again, { kind: 'registered', n: 2 })).toEqual({
        kind: 'already_applied',
        result: { kind: 'registered', n: 1 },
      });
      expect((await backend.merchants.load(id))?.merchant.legalName).toBe('Padaria São João Ltda');
    });

    test('an inbound event counts once, whatever its second copy says', async () => {
      const eventMarker = { id: 'evt-1', at: noon };
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)], eventMarker }, 'first');
      const later = { id: 'evt-1', at: '2026-11-23T13:00:00.000Z' };
      const copy = { ...nothingElse, puts: [someTask(id, 't9')], timeline: [someEntry(id, 'other')], eventMarker: later };
      expect(await backend.merchants.commit(id, copy, 'second')).toEqual({ kind: 'already_applied', result: 'first' });
      expect((await backend.merchants.load(id))?.tasks).toEqual([]);
    });

    test('the mark of an event alone is written and does not show on the timeline', async () => {
      await backend.merchants.commit(id, { ...nothingElse, eventMarker: { id: 'evt-1', at: noon } }, 'done');
      expect(await backend.merchants.commit(id, { ...nothingElse, eventMarker: { id: 'evt-1', at: noon } }, 'x')).toEqual({
        kind: 'already_applied',
        result: 'done',
      });
      expect((await backend.timeline.list(id, 10)).entries).toEqual([]);
    });

    test('a commit without changes writes nothing', async () => {
      expect(await backend.merchants.commit(id, nothingElse, 'nothing')).toEqual({ kind: 'committed' });
    });

    test('payment buckets are part of the same transaction', async () => {
      const hour = '2026-11-23T12:00:00.000Z';
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)], buckets: [someBucket(id, hour)] }, null);
      const stale = { ...nothingElse, puts: [someTask(id, 't1')], buckets: [someBucket(id, hour)] };
      await expect(backend.merchants.commit(id, stale, null)).rejects.toThrow(ConcurrentChange);
      expect((await backend.merchants.load(id))?.tasks).toEqual([]);
      const grown = someBucket(id, hour, {
        version: 1,
        records: [...someBucket(id, hour).records, ...someBucket(id, hour).records],
      });
      await backend.merchants.commit(id, { ...nothingElse, buckets: [grown] }, null);
      expect(await backend.ledger.buckets(id, [hour])).toEqual([{ ...grown, version: 2 }]);
    });

    test('a merchant with more than a page of items is read whole', async () => {
      await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id)] }, null);
      const long = 'x'.repeat(40_000);
      for (let from = 0; from < 40; from += 20) {
        const puts = Array.from({ length: 20 }, (_, at) => someRequirement(id, `r${from + at}`, { requestedReason: long }));
        await backend.merchants.commit(id, { ...nothingElse, puts }, null);
      }
      expect((await backend.merchants.load(id))?.requirements).toHaveLength(40);
    });

    describe('the archive', () => {
      const closed = (n: string) => someCase(id, n, { closedAt: noon });
      const inArchive = async (one: CareCase): Promise<CareCase> => {
        const there = { ...one, version: 1 };
        await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id), one] }, null);
        await backend.merchants.commit(id, { ...nothingElse, archive: [there] }, null);
        return there;
      };

      test('takes what is moved there: no load reads it again, and whoever looks finds it as it was', async () => {
        const there = await inArchive(closed('c1'));
        expect((await backend.merchants.load(id))?.cases).toEqual([]);
        expect(await backend.merchants.archived(id)).toEqual([there]);
        expect(await backend.merchants.archived(id, 'case')).toEqual([there]);
        expect(await backend.merchants.archived(id, 'task')).toEqual([]);
        expect(await backend.merchants.recall(id, there)).toEqual(there);
        expect(await backend.merchants.recall(id, { kind: 'case', id: 'c2' })).toBeUndefined();
      });

      test('takes nothing that somebody changed meanwhile, and then the commit writes nothing at all', async () => {
        await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id), closed('c1')] }, null);
        const stale = { ...nothingElse, puts: [someTask(id, 't1')], archive: [{ ...closed('c1'), version: 7 }] };
        await expect(backend.merchants.commit(id, stale, null)).rejects.toThrow(ConcurrentChange);
        const snapshot = await backend.merchants.load(id);
        expect([snapshot?.cases.length, snapshot?.tasks.length]).toEqual([1, 0]);
      });

      test('gives back what is opened again, once, and takes it anew when it is over', async () => {
        const { closedAt: _closed, ...again } = await inArchive(closed('c1'));
        const back = { ...nothingElse, puts: [again], recalled: [again] };
        await backend.merchants.commit(id, back, null);
        await expect(backend.merchants.commit(id, back, null)).rejects.toThrow(ConcurrentChange);
        expect((await backend.merchants.load(id))?.cases).toEqual([{ ...again, version: 2 }]);
        // of what is live again the archive keeps the copy it had
        expect((await backend.merchants.archived(id)).map(({ version }) => version)).toEqual([1]);
        const over = { ...again, closedAt: noon, version: 2 };
        await backend.merchants.commit(id, { ...nothingElse, puts: [over] }, null);
        await backend.merchants.commit(id, { ...nothingElse, archive: [{ ...over, version: 3 }] }, null);
        expect(await backend.merchants.archived(id)).toEqual([{ ...over, version: 3 }]);
      });

      test('keeps what is written to while it is over, on top of the version that was read', async () => {
        const there = await inArchive(closed('c1'));
        const noted = { ...nothingElse, puts: [{ ...there, title: 'noted' }], recalled: [there] };
        await backend.merchants.commit(id, noted, null);
        await expect(backend.merchants.commit(id, noted, null)).rejects.toThrow(ConcurrentChange);
        expect(await backend.merchants.archived(id)).toEqual([{ ...there, title: 'noted', version: 2 }]);
        expect((await backend.merchants.load(id))?.cases).toEqual([]);
      });

      test('shows ended tasks in the list of their queue as before', async () => {
        const task = someDoneTask(id, 't1');
        await backend.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id), task] }, null);
        const before = await backend.tasks.byQueue(task.queue, 'done', 10);
        await backend.merchants.commit(id, { ...nothingElse, archive: [{ ...task, version: 1 }] }, null);
        expect(await backend.tasks.byQueue(task.queue, 'done', 10)).toEqual(before);
        expect(before.tasks).toHaveLength(1);
      });
    });
  });
};
