import { beforeEach, describe, expect, test } from 'vitest';
import type { UnmatchedCases, UnmatchedEvent } from '../../../domain/case/unmatched-case.ts';
import type { Backend } from '../backends.ts';

export const unmatchedContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`cases without a merchant on ${name}`, () => {
    let unmatched: UnmatchedCases;
    beforeEach(async () => {
      ({ unmatched } = await make());
    });
    const event = (caseId: string, id: string, at = '2026-11-23T12:00:00.000Z'): UnmatchedEvent => ({
      ...{ caseId, id, at, source: 'desk', type: 'case.message.written.v1' },
      detail: { id, data: { caseId, text: 'Where is it?', nothing: null } },
    });
    const until = '2026-12-23T12:00:00.000Z';
    const keep = async (...events: readonly UnmatchedEvent[]): Promise<void> => {
      for (const one of events) await unmatched.keep(one, until);
    };
    const match = { merchantId: 'm_1', pspClient: 'direct', reference: 'shop-1', by: 'emma', at: until };

    test('are kept whole, once, case by case and each in order of time', async () => {
      const [early, late] = [event('b', '1'), event('b', '2', '2026-11-24T12:00:00.000Z')];
      await keep(late, event('a#1', '3'), early, early);
      expect((await unmatched.list(10)).events).toEqual([event('a#1', '3'), early, late]);
      expect(await unmatched.of('b')).toEqual([early, late]);
      expect(await unmatched.of('a')).toEqual([]);
    });

    test('come in pages', async () => {
      await keep(event('a', '1'), event('b', '2'), event('c', '3'));
      const first = await unmatched.list(2);
      expect(first.events.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
      const second = await unmatched.list(2, first.cursor);
      expect(second.events.map(({ caseId }) => caseId)).toEqual(['c']);
      expect(second.cursor).toBeUndefined();
    });

    test('are one merchant’s for good once a person said so, and are taken away', async () => {
      await keep(event('a', '1'), event('b', '2'));
      expect(await unmatched.matchOf('a')).toBeUndefined();
      expect(await unmatched.match('a', match)).toEqual(match);
      expect(await unmatched.match('a', { ...match, merchantId: 'm_2' })).toEqual(match);
      expect(await unmatched.matchOf('a')).toEqual(match);
      await unmatched.drop(await unmatched.of('a'));
      expect((await unmatched.list(10)).events.map(({ caseId }) => caseId)).toEqual(['b']);
    });
  });
};
