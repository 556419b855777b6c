import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import { noDraft, type PolicyDrafts } from '../../../domain/policy/policy-draft.ts';
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const policyDraftsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`drafts of policies on ${name}`, () => {
    let drafts: PolicyDrafts;
    beforeEach(async () => {
      ({ drafts } = await make());
    });
    const first = { person: 'ana', revision: 1, text: '{"title": "half', basedOn: 'p_1', savedAt: noon };

    test('somebody who never wrote one has none', async () => {
      expect(await drafts.of('ana')).toEqual(noDraft('ana'));
    });
    test('are each person’s own, and read as they were typed', async () => {
      await drafts.put(first);
      expect(await drafts.of('ana')).toEqual(first);
      expect(await drafts.of('bruno')).toEqual(noDraft('bruno'));
    });
    test('two windows that save at once: one of them reads again', async () => {
      await drafts.put(first);
      await expect(drafts.put(first)).rejects.toThrow(ConcurrentChange);
      await drafts.put({ ...first, revision: 2, text: '' });
      await expect(drafts.put({ ...first, revision: 2 })).rejects.toThrow(ConcurrentChange);
      expect(await drafts.of('ana')).toMatchObject({ revision: 2, text: '' });
    });
  });

  describe(`comments on proposals on ${name}`, () => {
    test('are read in the order they were made, once a key, and only beside what they are about', async () => {
      const { comments } = await make();
      const said = { version: 'p_2', by: 'ana', at: noon, comment: 'why so early?' };
      const answer = { version: 'p_2', by: 'bob', at: '2026-11-24T12:00:00.000Z', comment: 'shops wait' };
      await comments.add('p_1', answer, 'api/bob/1');
      await comments.add('p_1', said, 'api/ana/1');
      await comments.add('p_1', { ...said, comment: 'again' }, 'api/ana/1');
      expect(await comments.of('p_1')).toEqual([said, answer]);
      expect(await comments.of('p_2')).toEqual([]);
    });
  });
};
