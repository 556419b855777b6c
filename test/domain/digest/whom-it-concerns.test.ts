import { describe, expect, test } from 'vitest';
import { whomItConcerns } from '../../../domain/digest/whom-it-concerns.ts';

const ana = { kind: 'person', id: 'ana' } as const;
const clock = { kind: 'system', id: 'handle-due' } as const;
const task = { taskId: 't', queue: 'follow_ups' };
const of = (type: string, data: object, actor: typeof ana | typeof clock | undefined = ana) =>
  whomItConcerns({ type, actor, data: { ...task, ...data } });

describe('an event of a task concerns', () => {
  test.each([
    ['whom it is given to', 'task.assigned.v1', { to: 'bruno', from: null, by: 'ana' }, [{ person: 'bruno', why: 'assigned' }]],
    ['whom it is handed over to', 'task.assigned.v1', { to: 'bruno', from: 'ana' }, [{ person: 'bruno', why: 'handed_over' }]],
    [
      'whom a lead moves it to, and from whom',
      'task.assigned.v1',
      { to: 'bruno', from: 'carl' },
      [
        { person: 'bruno', why: 'assigned' },
        { person: 'carl', why: 'taken' },
      ],
    ],
    ['from whom a lead takes it back', 'task.released.v1', { from: 'carl' }, [{ person: 'carl', why: 'taken' }]],
    ['nobody who gives back their own', 'task.released.v1', { from: 'ana' }, []],
    [
      'whom a comment mentions',
      'task.commented.v1',
      { mentions: ['bruno', 'carl'] },
      [
        { person: 'bruno', why: 'mentioned' },
        { person: 'carl', why: 'mentioned' },
      ],
    ],
    ['who watches it', 'task.decided.v1', { watchers: ['bruno'] }, [{ person: 'bruno', why: 'watched' }]],
    ['who raised it, when it ends', 'task.decided.v1', { raisedBy: 'bruno' }, [{ person: 'bruno', why: 'raised' }]],
    ['who raised it, when it is cancelled', 'task.cancelled.v1', { raisedBy: 'bruno' }, [{ person: 'bruno', why: 'raised' }]],
    ['nobody who raised it, while it goes on', 'task.claimed.v1', { raisedBy: 'bruno' }, []],
    ['nobody where nobody has it', 'task.assigned.v1', {}, []],
  ])('%s', (_whom, type, data, expected) => {
    expect(of(type, data)).toEqual(expected);
  });

  test('whose follow-up comes back, and who holds what is overdue, without anybody having done a thing', () => {
    expect(of('task.returned.v1', { raisedBy: 'ana' }, clock)).toEqual([{ person: 'ana', why: 'follow_up' }]);
    expect(of('task.overdue.v1', { claimedBy: 'ana' }, clock)).toEqual([{ person: 'ana', why: 'overdue' }]);
    expect(of('task.overdue.v1', { claimedBy: null }, undefined)).toEqual([]);
  });

  test('each person once, by the strongest reason, however their name is spelt', () => {
    const data = { mentions: ['bruno', 'BRUNO'], watchers: ['bruno', 'carl'], raisedBy: 'dana' };
    expect(of('task.commented.v1', data)).toEqual([
      { person: 'bruno', why: 'mentioned' },
      { person: 'carl', why: 'watched' },
    ]);
  });

  test('nobody who did it themselves', () => {
    expect(of('task.assigned.v1', { to: 'ana', from: null, watchers: ['Ana'], raisedBy: 'ana' })).toEqual([]);
    expect(of('task.decided.v1', { watchers: ['ana', 'bruno'], raisedBy: 'ANA' })).toEqual([{ person: 'bruno', why: 'watched' }]);
  });
});
