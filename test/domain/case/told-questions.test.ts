import { describe, expect, it } from 'vitest';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { at } from '../given.ts';
import { caseId, committed, theCase } from './given-case.ts';
import { decided, hears, minute, opens, told, waitedUntil } from './told-by-desk.ts';

describe('a question or an issue that the desk tells of', () => {
  const asks = told(10, 1, 'question.asked.v1', { questionId: 'q', provider: 'adyen', text: 'Where is it?' });
  const answers = told(40, 2, 'question.answered.v1', { questionId: 'q', text: 'On its way' });

  it('runs the provider’s clock from when it was asked until it was answered, in whatever order it is heard of', () => {
    const [inOrder, late] = [hears([opens, asks, answers]), hears([opens, answers, asks])];
    for (const snapshot of [inOrder, late]) expect(waitedUntil(snapshot, 50)).toMatchObject({ us: 20, provider: 30 });
    expect(theCase(inOrder).questions).toMatchObject([{ id: 'q', by: 'desk', answered: { at: minute(40), text: 'On its way' } }]);
    expect(theCase(late).questions).toMatchObject([{ id: 'q', askedAt: minute(10), answered: { at: minute(40) } }]);
    expect(theCase(late).questions?.[0]?.dueAt).toBe(theCase(inOrder).questions?.[0]?.dueAt);
  });

  it('of two questions answers the one that was answered, and the case waits for the other provider', () => {
    const other = told(12, 5, 'question.asked.v1', { questionId: 'z', provider: 'stripe', text: 'And you?' });
    const one = theCase(hears([opens, asks, other, answers]));
    expect(one.questions?.map(({ id, answered }) => [id, answered?.text])).toEqual([
      ['q', 'On its way'],
      ['z', undefined],
    ]);
    expect(partyAfter(factsOfCase(one))).toBe('provider');
  });

  it('counts once under another id, keeps its words off the timeline, and of a provider nobody knows is refused by name', () => {
    const known = hears([opens, asks]);
    const again = decided(known, { ...asks, seq: 9 });
    expect(again.result).toMatchObject({ stale: 'question_known' });
    expect(decided(hears([answers], known), { ...answers, seq: 9 }).result).toMatchObject({ stale: 'question_known' });
    expect(JSON.stringify(decided(hears([opens]), asks).timeline)).not.toContain('Where is it');
    const unknown = decided(known, told(11, 3, 'question.asked.v1', { questionId: 'z', provider: 'nobody', text: '?' }));
    expect(unknown.result).toMatchObject({
      kind: 'rejected',
      rejection: { code: 'provider_unknown', field: 'data.provider', about: { provider: 'nobody' } },
    });
  });

  it('told by a person of ours is theirs, and needs no number', () => {
    const raw = { specversion: '1.0', id: 'e', source: 'desk', time: minute(3), subject: 'shop-1' };
    const by = (type: string, data: object, snapshot: Snapshot) => {
      const parsed = parseEvent({ ...raw, id: type, type, data: { caseId, ...data } });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejection));
      const event = parsed.event as Parameters<typeof recordFact>[1]['event'];
      const decision = recordFact(snapshot, { event, teller: { kind: 'person', id: 'leo' }, pepper: 'p' }, at(minute(9)));
      return committed(snapshot, decision, at(minute(9)));
    };
    const asked = by('question.asked.v1', { questionId: 'q', provider: 'adyen', text: '?' }, hears([opens]));
    expect(theCase(asked).questions).toMatchObject([{ by: 'leo' }]);
    const answered = theCase(by('question.answered.v1', { questionId: 'q' }, asked));
    expect(answered.questions?.[0]?.answered).toEqual({ at: minute(3), by: 'leo' });
    expect(answered.happened?.map(({ seq }) => seq)).toEqual([0, undefined, undefined]);
  });

  it('runs the engineers’ clock from open to done, and the latest that is known of the issue is kept', () => {
    const moves = (when: number, seq: number, state: string, more: object = {}) =>
      told(when, seq, 'issue.moved.v1', { taskId: 'i', key: `PAY-${seq}`, state, ...more });
    const inOrder = [opens, moves(10, 1, 'open'), moves(30, 2, 'done', { resolution: 'Fixed' })];
    for (const all of [inOrder, inOrder.toReversed()]) {
      const snapshot = hears(all);
      expect(waitedUntil(snapshot, 50)).toMatchObject({ us: 30, engineering: 20 });
      expect(theCase(snapshot).issues).toEqual([
        { taskId: 'i', key: 'PAY-2', openedAt: minute(10), movedAt: minute(30), doneAt: minute(30), resolution: 'Fixed' },
      ]);
    }
    const unnumbered = [opens, moves(10, 1, 'open'), moves(10, 2, 'done')].map((one) => ({
      ...one,
      data: { ...one.data, seq: undefined },
    }));
    expect(theCase(hears(unnumbered)).issues).toMatchObject([{ doneAt: minute(10) }]);
    const again = hears([...inOrder, moves(40, 3, 'open')]);
    expect(theCase(again).issues?.[0]?.doneAt).toBeUndefined();
    expect(waitedUntil(again, 50)).toMatchObject({ us: 20, engineering: 30 });
  });
});
