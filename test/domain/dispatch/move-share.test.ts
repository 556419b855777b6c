import { describe, expect, test } from 'vitest';
import { moveShare, returnShare } from '../../../domain/dispatch/move-share.ts';
import { emptyLoad } from '../../../domain/dispatch/queue-load.ts';
import { moveTask } from '../../../domain/task/move-task.ts';
import { teamWords } from '../../../domain/wording/tasks/team-phrases.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aClaimedTask, anOpenTask, at, having, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { anAllocation, aTeam, sharedPolicy } from './a-sharing.ts';

const { sharing } = sharedPolicy(
  [aTeam('a'), aTeam('b'), aTeam('c', { works: [{ queue: 'verification' }] })],
  anAllocation({ a: 70, b: 30 }),
);
const load = emptyLoad('product');
const doing = { by: 'lea', now: tuesday, reason: 'a peak since 9' };
const until = '2018-03-06T18:00:00.000Z';
const move = { id: 's1', team: 'b', share: 60, until };

describe('a share that a lead moves', () => {
  test('is in effect from now until its end, and told with who and why', () => {
    const { load: next, entry, override } = moveShare(load, sharing, move, doing);
    expect(override).toEqual({ ...move, from: tuesday, reason: 'a peak since 9', by: 'lea' });
    expect(next.overrides).toEqual([override]);
    expect(entry).toEqual({
      ...{ id: 's1/queue.share-moved.v1', at: tuesday, type: 'queue.share-moved.v1', actor: { kind: 'person', id: 'lea' } },
      ...{ reason: 'a peak since 9', data: { queue: 'product', team: 'b', share: 60, until, overrideId: 's1' } },
    });
  });
  test('takes the place of an earlier one of the same team, and can be taken back', () => {
    const once = moveShare(load, sharing, move, doing).load;
    const twice = moveShare(once, sharing, { ...move, id: 's2', share: 80 }, doing).load;
    expect(twice.overrides.map(({ id }) => id)).toEqual(['s2']);
    const later = { ...doing, now: '2018-03-06T16:00:00.000Z' };
    const { load: back, entry, override } = returnShare(twice, 's2', later);
    expect(back.overrides).toEqual([]);
    expect([entry.type, override.until]).toEqual(['queue.share-returned.v1', later.now]);
    expect(() => returnShare(twice, 's1', later)).toThrow(because('share-move-over'));
    expect(() => returnShare(twice, 's2', { ...doing, now: until })).toThrow(because('share-move-over'));
  });
  test.each([
    ['a queue nobody shares', emptyLoad('verification'), move, 'queue-not-shared'],
    ['a team without a share', load, { ...move, team: 'c' }, 'team-no-share'],
    ['an end that is past', load, { ...move, until: tuesday }, 'share-until'],
    ['an end too far', load, { ...move, until: '2018-03-21T13:00:00.000Z' }, 'share-until'],
  ] as const)('is refused for %s', (_what, of, wish, code) => {
    expect(() => moveShare(of, sharing, wish, doing)).toThrow(because(code));
  });
  test('leaves at most the whole for all teams', () => {
    const once = moveShare(load, sharing, { ...move, team: 'a', share: 50 }, doing).load;
    expect(() => moveShare(once, sharing, { ...move, share: 51 }, doing)).toThrow(because('shares-moved-above', { sum: 101 }));
  });
});

describe('a task that a lead moves', () => {
  const task = anOpenTask('t1', { queue: 'product', team: 'a' });
  const given = { taskId: 't1', team: 'b', by: 'lea', reason: 'a peak' };
  test('is the other team’s, and nobody’s of the team before', () => {
    const held = having(registered(), aClaimedTask('t1', { queue: 'product', team: 'a', claimedBy: 'ana' }));
    const { result, timeline } = moveTask(held, given, sharing, at(tuesday));
    expect(result).toMatchObject({ status: 'open', team: 'b', whyTeam: { code: 'team-moved' } });
    expect(timeline).toMatchObject([
      { type: 'task.team-changed.v1', reason: 'a peak', data: { team: 'b', fromTeam: 'a', from: 'ana', taskId: 't1' } },
    ]);
    const words = (language: 'en' | 'fr') => teamWords.read(result.whyTeam ?? '', voiceOf(language));
    expect([words('en'), words('fr')]).toEqual(['Team B: lea moved it there.', 'Team B : déplacée par lea.']);
  });
  test('stays put aside until it comes back, and one that is everybody’s may be given too', () => {
    const later = { snoozedUntil: '2018-03-07T13:00:00.000Z', snoozeReason: 'waits' };
    const { team: _team, ...everybodys } = task;
    const { result, timeline } = moveTask(having(registered(), { ...everybodys, ...later }), given, sharing, at(tuesday));
    expect(result).toMatchObject({ ...later, team: 'b' });
    expect(timeline[0]?.data).toMatchObject({ fromTeam: null });
    const { snoozeReason: _why, ...unsaid } = { ...everybodys, ...later };
    expect(moveTask(having(registered(), unsaid), given, sharing, at(tuesday)).result.snoozeReason).toBe('');
  });
  test('changes nothing where it is theirs already, and is refused for a team that does not work there', () => {
    const same = having(registered(), { ...task, team: 'b' });
    expect(moveTask(same, given, sharing, at(tuesday)).timeline).toEqual([]);
    const held = having(registered(), aClaimedTask('t1', { queue: 'product', team: 'b' }));
    expect(moveTask(held, given, sharing, at(tuesday)).puts).toEqual([]);
    for (const team of ['c', 'nobody'])
      expect(() => moveTask(same, { ...given, team }, sharing, at(tuesday))).toThrow(
        because('team-no-share', { team, known: ['a', 'b'] }),
      );
  });
});
