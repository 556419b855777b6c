import { beforeEach, describe, expect, test } from 'vitest';
import type { DeadLetterReplays } from '../../../domain/dead-letter/replays.ts';
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const deadLetterReplaysContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`replays of dead letters on ${name}`, () => {
    let replays: DeadLetterReplays;
    beforeEach(async () => {
      ({ replays } = await make());
    });
    const later = '2026-11-24T12:00:00.000Z';
    const first = { version: 2, by: 'ana', at: noon, key: 'api/ana/1', reason: 'token corrected' };
    const second = { version: 3, by: 'leo', at: later, key: 'api/leo/1', reason: 'once more' };
    const outcome = { kind: 'replayed' as const, count: 3, kept: 1, poison: 0, resumed: false };

    test('a queue nobody had replayed knows of none', async () => {
      expect(await replays.last('undelivered')).toBeUndefined();
      expect(await replays.find('undelivered', 'api/ana/1')).toBeUndefined();
      expect([...(await replays.lasts())]).toEqual([]);
    });

    test('an order is kept with who, when and why, and its outcome once it has one', async () => {
      expect(await replays.order('undelivered', first)).toBe(true);
      expect(await replays.find('undelivered', first.key)).toEqual(first);
      expect(await replays.finish('undelivered', first.key, outcome)).toEqual(outcome);
      expect(await replays.find('undelivered', first.key)).toEqual({ ...first, outcome });
      expect(await replays.last('undelivered')).toEqual({ version: 2, by: 'ana', at: noon });
    });

    test('the last of each queue is told, and none of another', async () => {
      await replays.order('undelivered', first);
      await replays.order('undelivered', second);
      await replays.order('due-dead', first);
      expect(new Map(await replays.lasts())).toEqual(
        new Map([
          ['undelivered', { version: 3, by: 'leo', at: later }],
          ['due-dead', { version: 2, by: 'ana', at: noon }],
        ]),
      );
      expect(await replays.find('due-dead', second.key)).toBeUndefined();
    });

    test('of two who looked at the same version one orders, and the other is told no and changes nothing', async () => {
      const both = [first, { ...first, by: 'leo', key: 'api/leo/1' }];
      expect((await Promise.all(both.map((one) => replays.order('undelivered', one)))).toSorted()).toEqual([false, true]);
      const kept = await Promise.all(both.map(({ key }) => replays.find('undelivered', key)));
      expect(kept.filter((one) => one !== undefined)).toHaveLength(1);
      expect(await replays.order('undelivered', { ...second, version: 9 })).toBe(false);
    });

    test('a key orders once', async () => {
      await replays.order('undelivered', first);
      expect(await replays.order('undelivered', { ...second, key: first.key })).toBe(false);
      expect(await replays.last('undelivered')).toMatchObject({ version: 2 });
    });

    test('an order ends once: of two outcomes the first stays', async () => {
      await replays.order('due-dead', first);
      const moving = { kind: 'moving' as const, already: false, resumed: false };
      expect(await replays.finish('due-dead', first.key, moving)).toEqual(moving);
      expect(await replays.finish('due-dead', first.key, { ...moving, already: true })).toEqual(moving);
      await expect(replays.finish('due-dead', 'api/leo/9', moving)).rejects.toThrow('never ordered');
    });
  });
};
