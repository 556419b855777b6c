import { expect, test } from 'vitest';
import { openWork, type Work } from '../../../domain/work/open-work.ts';
import { at, registered, shopId, tuesday } from '../given.ts';

test('work that begins later waits as a snooze does, with why, or with its queue where nobody said why', () => {
  const later = '2018-03-08T13:00:00.000Z';
  const work: Work = {
    ...{ queue: 'follow_ups', subjectKind: 'merchant', subjectId: shopId, title: 'Call again', cause: 'c', from: later },
    actor: { kind: 'person', id: 'ana' },
  };
  const { task } = openWork(registered(), work, at(tuesday));
  expect(task).toMatchObject({ dueAt: later, snoozedUntil: later, snoozeReason: 'follow_ups' });
  expect(openWork(registered(), { ...work, reason: 'she asked for it' }, at(tuesday)).task.snoozeReason).toBe('she asked for it');
  expect(openWork(registered(), { ...work, from: '2018-03-01T13:00:00.000Z' }, at(tuesday)).task).not.toHaveProperty(
    'snoozedUntil',
  );
});

test('work that somebody outside takes until a day is due no later than that day, and never later than its queue wants it', () => {
  const work: Work = {
    ...{ queue: 'follow_ups', subjectKind: 'merchant', subjectId: shopId, title: 'Answer the dispute', cause: 'd' },
    actor: { kind: 'provider', id: 'acquirer' },
  };
  const dueOf = (by?: string) => openWork(registered(), { ...work, by }, at(tuesday)).task.slaDueAt;
  const usual = dueOf();
  expect(dueOf('2018-03-06T14:00:00.000Z')).toBe('2018-03-06T14:00:00.000Z');
  expect(dueOf('2019-03-06T14:00:00.000Z')).toBe(usual);
});
