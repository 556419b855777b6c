import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { endOfMerges, mergeCase, unmergeCase } from '../../../domain/case/merge-cases.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { ask } from '../../../domain/request/ask.ts';
import { reply } from '../../../domain/request/reply.ts';
import { at, having, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { closed, committed, opened, theCase } from './given-case.ts';

const three = (): Snapshot =>
  ['desk-2', 'desk-3'].reduce((now, caseId) => opened(tuesday, { caseId }, now, `fact-${caseId}`), opened());
const merged = (snapshot: Snapshot, caseId: string, into: string, now = addDays(tuesday, 1)): Snapshot =>
  committed(snapshot, mergeCase(snapshot, { caseId, into, by: 'leo' }, at(now)), at(now));
const merging = (snapshot: Snapshot, caseId: string, into: string) => () =>
  mergeCase(snapshot, { caseId, into, by: 'leo' }, at(tuesday));

describe('merging a case into another one', () => {
  it('leaves a tombstone that leads there, and no task about it', () => {
    const next = merged(three(), 'desk-2', 'desk-1');
    expect(theCase(next, 'desk-2')).toMatchObject({ mergedInto: { caseId: 'desk-1', by: 'leo' }, closedAt: addDays(tuesday, 1) });
    expect(openTasks(next).map(({ subjectId }) => subjectId)).toEqual(['desk-1', 'desk-3']);
    expect(partyAfter(factsOfCase(theCase(next, 'desk-2')))).toBe('closed');
  });

  it('follows a chain to its end, whoever was merged first', () => {
    const next = merged(merged(three(), 'desk-2', 'desk-1'), 'desk-1', 'desk-3');
    expect(endOfMerges(next, 'desk-2').id).toBe('desk-3');
    const late = merged(merged(three(), 'desk-1', 'desk-3'), 'desk-2', 'desk-1');
    expect(theCase(late, 'desk-2').mergedInto?.caseId).toBe('desk-3');
  });

  it('is refused into itself, around a circle, into or of a closed case, and into one of another merchant', () => {
    expect(merging(three(), 'desk-1', 'desk-1')).toThrow(because('merge-into-itself'));
    expect(merging(merged(three(), 'desk-2', 'desk-1'), 'desk-1', 'desk-2')).toThrow(because('merge-into-itself'));
    const over = closed(three(), addDays(tuesday, 1));
    expect(merging(over, 'desk-2', 'desk-1')).toThrow(because('case-closed'));
    expect(merging(over, 'desk-1', 'desk-2')).toThrow(because('case-closed'));
    expect(merging(three(), 'desk-1', 'a case of another merchant')).toThrow('no case of this merchant');
  });

  it('is taken back by one entry, and the case waits for us again', () => {
    const next = merged(three(), 'desk-2', 'desk-1');
    const now = addDays(tuesday, 2);
    const decision = unmergeCase(next, { caseId: 'desk-2', by: 'leo' }, at(now));
    expect(decision.timeline).toMatchObject([{ type: 'case.unmerged.v1', data: { caseId: 'desk-2', from: 'desk-1' } }]);
    const back = committed(next, decision, at(now));
    expect(theCase(back, 'desk-2')).not.toHaveProperty('mergedInto');
    expect(partyAfter(factsOfCase(theCase(back, 'desk-2')))).toBe('us');
    expect(openTasks(back).map(({ subjectId }) => subjectId)).toContain('desk-2');
    expect(() => unmergeCase(back, { caseId: 'desk-2', by: 'leo' }, at(now))).toThrow(because('not-merged'));
  });

  it('may be taken back within the instant it was made: the case is open again', () => {
    const next = merged(three(), 'desk-2', 'desk-1', addDays(tuesday, 2));
    const now = addDays(tuesday, 2);
    const back = committed(next, unmergeCase(next, { caseId: 'desk-2', by: 'leo' }, at(now)), at(now));
    expect(factsOfCase(theCase(back, 'desk-2')).at(-1)).toMatchObject({ at: now, what: 'opened', of: 'unmerged' });
    expect(partyAfter(factsOfCase(theCase(back, 'desk-2')))).toBe('us');
  });

  it('does not lose whoever asked on the page: their next letter joins the other case', () => {
    const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
    const asks = (snapshot: Snapshot, requestId: string, who: { email: string; role: 'owner' } = asker) =>
      ask(
        snapshot,
        { asker: who, requestId, topic: 'payout', text: { text: `Where ${requestId}?`, masked: false } },
        at(tuesday),
      );
    const first = asks(registered(), 'a');
    const one = committed(registered(), first, at(tuesday));
    const second = asks(one, 'b');
    const both = committed(one, second, at(tuesday));
    const [into, from] = [first.result.caseId, second.result.caseId];
    const next = merged(both, from, into);
    const letter = { asker, caseId: from, text: { text: 'And now?', masked: false } };
    const decision = reply(next, letter, at(addDays(tuesday, 2)));
    expect(decision).toMatchObject({ result: { kind: 'replied', caseId: into }, said: [{ caseId: into, n: 2 }] });
    const third = asks(both, 'c', { email: 'rui@lojadaana.com.br', role: 'owner' });
    const others = committed(both, third, at(tuesday));
    expect(merging(others, third.result.caseId, into)).toThrow(because('merge-loses-requester'));
    const desk = having(both, theCase(opened()));
    expect(merging(desk, into, 'desk-1')).toThrow(because('merge-loses-requester'));
  });
});
