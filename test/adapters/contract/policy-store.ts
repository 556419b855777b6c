import { beforeEach, describe, expect, test } from 'vitest';
import { PolicyNotFound } from '../../../domain/errors.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { policyVersion } from '../../../domain/policy/version.ts';
import bundled from '../../../policies/default.json' with { type: 'json' };
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const policyStoreContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`policy store on ${name}`, () => {
    const document = policyDocument.parse(bundled);
    const changed = { ...document, title: 'Another' };
    const later = '2026-11-24T12:00:00.000Z';
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('with nothing published and nothing bundled there is no policy, and it says so', async () => {
      await expect(backend.policies().active()).rejects.toThrow(PolicyNotFound);
      await expect(backend.policies().get('p_0000000000000000')).rejects.toThrow('p_0000000000000000');
    });

    test('the bundled policy is published the first time somebody asks, and only then', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const active = await policies.active();
      expect(active).toEqual({ ...document, version: policyVersion(document) });
      await policies.active();
      expect(await policies.list()).toHaveLength(1);
    });

    test('publishing makes a new version active and leaves the old one as it was', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const first = await policies.active();
      const second = await policies.publish(changed, 'lead', later, 'a better title');
      expect((await policies.active()).version).toBe(second.version);
      expect(await policies.get(first.version)).toEqual(first);
      expect((await policies.list()).map((one) => [one.version, one.by])).toEqual([
        [second.version, 'lead'],
        [first.version, 'system'],
      ]);
    });

    test('a wish is done while the version it is based on is active, and who made it active is known', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const first = await policies.active();
      expect(await policies.activated()).toEqual({ version: first.version, by: 'system', at: noon });
      const wish = { key: 'api/ana/1', basedOn: first.version };
      const second = await policies.publish(changed, 'ana', later, 'a better title', wish);
      expect(await policies.outcome(wish.key)).toEqual({ kind: 'published', version: second?.version, loosens: [] });
      expect(await policies.activated()).toEqual({ version: second?.version, by: 'ana', at: later });
      const third = { ...document, title: 'A third' };
      expect(await policies.publish(third, 'bob', later, 'mine', { key: 'api/bob/1', basedOn: first.version })).toBeUndefined();
      expect((await policies.active()).version).toBe(second?.version);
      expect(await policies.outcome('api/bob/1')).toBeUndefined();
      // back to the first: its history stays, who did it is known
      const back = { key: 'api/bob/2', basedOn: second?.version ?? '' };
      expect((await policies.publish(document, 'bob', later, 'back', back))?.version).toBe(first.version);
      expect(await policies.activated()).toMatchObject({ version: first.version, by: 'bob' });
      expect(await policies.list()).toHaveLength(2);
      // a rollback keeps its own reason
      expect((await policies.list()).map(({ reason, again }) => [reason, again])).toEqual([
        ['a better title', undefined],
        [expect.anything(), [{ at: later, by: 'bob', reason: 'back' }]],
      ]);
    });

    test('a key publishes once, and of two wishes at the same moment one is done', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const { version: basedOn } = await policies.active();
      const [one, other] = await Promise.all([
        policies.publish(changed, 'ana', later, 'mine', { key: 'api/ana/1', basedOn }),
        policies.publish({ ...document, title: 'Bob' }, 'bob', later, 'mine', { key: 'api/bob/1', basedOn }),
      ]);
      expect([one, other].filter((policy) => policy !== undefined)).toHaveLength(1);
      const now = (await policies.active()).version;
      const key = one === undefined ? 'api/bob/1' : 'api/ana/1';
      expect(await policies.publish({ ...document, title: 'More' }, 'ana', later, 'more', { key, basedOn: now })).toBeUndefined();
    });

    test('what takes two people is kept as the first one wrote it, and published with both names', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const { version: basedOn } = await policies.active();
      const wish = { key: 'api/ana/1', basedOn };
      expect(await policies.propose(changed, 'ana', noon, 'milder', wish, ['risk.bands'])).toBe(true);
      const version = policyVersion(changed);
      const proposal = { version, basedOn, by: 'ana', at: noon, reason: 'milder', loosens: ['risk.bands'], inFlight: 'pin' };
      expect(await policies.proposals(basedOn)).toEqual([proposal]);
      expect(await policies.proposals('p_0000000000000000')).toEqual([]);
      expect(await policies.proposed(basedOn, version)).toEqual(changed);
      expect(await policies.proposed('p_0000000000000000', version)).toBeUndefined();
      expect(await policies.outcome(wish.key)).toEqual({ kind: 'proposed', version, loosens: ['risk.bands'] });
      expect((await policies.active()).version).toBe(basedOn);
      expect(await policies.propose(changed, 'ana', later, 'again', wish, [])).toBe(false);
      // the first who proposed it stays the first, whoever comes after
      expect(await policies.propose(changed, 'bob', later, 'me too', { key: 'api/bob/1', basedOn }, ['risk.bands'])).toBe(true);
      expect(await policies.proposals(basedOn)).toEqual([proposal]);
      await policies.publish(changed, 'ana', later, 'milder', { key: 'api/leo/1', basedOn }, 'leo');
      expect((await policies.list())[0]).toEqual({
        ...{ version, publishedAt: later, by: 'ana', reason: 'milder', approvedBy: 'leo' },
      });
      expect(await policies.activated()).toEqual({ version, by: 'leo', at: later });
    });

    test('the latest publication that was meant for those in flight is known, whatever was published since', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const { version: basedOn } = await policies.active();
      expect(await policies.moving()).toBeUndefined();
      const move = { key: 'api/ana/1', basedOn, inFlight: 'move' as const };
      const { version } = (await policies.publish(changed, 'ana', later, 'for all', move)) ?? { version: '' };
      expect(await policies.moving()).toEqual({ version, at: later });
      const after = { key: 'api/ana/2', basedOn: version };
      await policies.publish({ ...document, title: 'For new ones' }, 'ana', '2026-11-25T12:00:00.000Z', 'new ones', after);
      expect(await policies.moving()).toEqual({ version, at: later });
      expect((await policies.list()).map(({ inFlight }) => inFlight)).toEqual([undefined, 'move', undefined]);
    });

    test('a proposal keeps what is to become of those in flight', async () => {
      const policies = backend.policies({ document, now: () => noon });
      const { version: basedOn } = await policies.active();
      await policies.propose(changed, 'ana', noon, 'for all', { key: 'api/ana/1', basedOn, inFlight: 'move' }, []);
      expect(await policies.proposals(basedOn)).toMatchObject([{ inFlight: 'move' }]);
      const again = { key: 'api/bob/1', basedOn, inFlight: 'move' as const };
      await policies.publish(changed, 'ana', later, 'for all', again, 'bob');
      const back = { key: 'api/bob/2', basedOn: policyVersion(changed), inFlight: 'move' as const };
      await policies.publish(document, 'bob', '2026-11-25T12:00:00.000Z', 'back', back);
      expect((await policies.list()).find(({ version }) => version === basedOn)?.again).toMatchObject([{ inFlight: 'move' }]);
      expect(await policies.moving()).toEqual({ version: basedOn, at: '2026-11-25T12:00:00.000Z' });
    });

    test('publishing the same content again only makes it active; its history is not rewritten', async () => {
      const policies = backend.policies();
      const first = await policies.publish(document, 'lead', noon, 'first');
      await policies.publish(changed, 'lead', later, 'second');
      expect((await policies.publish(document, 'other', later, 'back')).version).toBe(first.version);
      expect((await policies.active()).version).toBe(first.version);
      expect((await policies.list()).find((one) => one.version === first.version)).toMatchObject({ by: 'lead', reason: 'first' });
    });
  });
};
