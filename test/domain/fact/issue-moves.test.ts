import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { movesOfFacts, partyAfter } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { raiseIssue } from '../../../domain/desk/engineering-issue.ts';
import { issueMoved } from '../../../domain/events/case-events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { caseId, committed, inHand, theCase } from '../case/given-case.ts';
import { at, tuesday } from '../given.ts';

const later = (hours: number): string => addDays(tuesday, hours / 24);
const raised = () => {
  const before = inHand();
  const decision = raiseIssue(before, { caseId, by: 'leo', title: 'The page is empty' }, at(later(1)));
  return { decision, taskId: decision.result.taskId, snapshot: committed(before, decision, at(later(1))) };
};
let sent = 0;
const moves = (snapshot: Snapshot, time: string, data: object) => {
  sent += 1;
  const event = issueMoved.parse({
    ...{ specversion: '1.0', id: `i-${sent}`, type: 'issue.moved.v1', source: 'jira', time, subject: 'shop-1' },
    data: { key: 'PAY-1', ...data },
  });
  const decision = recordFact(snapshot, { event, teller: { kind: 'outside', source: 'jira' }, pepper: 'p' }, at(time));
  return { decision, next: committed(snapshot, decision, at(time)) };
};
const waitsFor = (snapshot: Snapshot) => partyAfter(factsOfCase(theCase(snapshot)));
const engineers = (snapshot: Snapshot) => clocksOfCase(theCase(snapshot)).some(({ clock }) => clock === 'engineering');

describe('an issue of the tracker that was raised about a case', () => {
  test('is tied to it by the task, and its first news changes nothing but its name', () => {
    const { decision, taskId, snapshot } = raised();
    expect(decision.timeline[1]).toMatchObject({ type: 'task.opened.v1', data: { taskId, forCase: caseId } });
    const { next } = moves(snapshot, later(2), { taskId, state: 'open' });
    expect(theCase(next).issues).toMatchObject([{ taskId, key: 'PAY-1' }]);
    expect(waitsFor(next)).toBe('engineering');
    expect(theCase(next).happened).toEqual(theCase(snapshot).happened);
  });

  test('stops the engineers’ clock in any status that is done, and a person is told', () => {
    for (const resolution of ['The issue is fixed', 'The issue will not be worked on', undefined]) {
      const { taskId, snapshot } = raised();
      expect(engineers(snapshot)).toBe(true);
      const { decision, next } = moves(snapshot, later(30), { taskId, state: 'done', resolution });
      expect(decision.timeline.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['case.issue-done.v1', 'task.cancelled.v1']),
      );
      expect(waitsFor(next)).toBe('us');
      expect(theCase(next).issues).toMatchObject([{ doneAt: later(30), resolution: resolution ?? 'done' }]);
      expect(openTasks(next)).toMatchObject([{ queue: 'cases', subjectId: caseId }]);
      expect(timeByParty(movesOfFacts(factsOfCase(theCase(next)))).engineering).toBe(29 * 3_600_000);
    }
  });

  test('is done once, from one status that is done to another, and opened again the clock begins anew', () => {
    const { taskId, snapshot } = raised();
    const { next } = moves(snapshot, later(30), { taskId, state: 'done', resolution: 'The issue is fixed' });
    const again = moves(next, later(31), { taskId, state: 'done', resolution: 'Released' });
    expect(theCase(again.next).happened).toEqual(theCase(next).happened);
    expect(theCase(again.next).issues).toMatchObject([{ doneAt: later(30), resolution: 'Released' }]);
    const bare = moves(next, later(31), { taskId, state: 'done' });
    expect(theCase(bare.next).issues).toMatchObject([{ resolution: 'done' }]);
    const reopened = moves(again.next, later(40), { taskId, state: 'open' });
    expect(reopened.decision.timeline.map(({ type }) => type)).toContain('case.issue-opened.v1');
    expect(waitsFor(reopened.next)).toBe('engineering');
    expect(theCase(reopened.next).issues?.[0]).not.toHaveProperty('doneAt');
  });

  test('of which news comes late, or about which no case knows, changes nothing', () => {
    const { taskId, snapshot } = raised();
    const { next } = moves(snapshot, later(30), { taskId, state: 'done' });
    expect(moves(next, later(20), { taskId, state: 'open' }).decision.result).toMatchObject({ stale: 'later_fact_known' });
    expect(moves(inHand(), later(31), { taskId, state: 'done' }).decision.result).toMatchObject({ stale: 'issue_unknown' });
    expect(moves(next, later(31), { taskId: 'other', state: 'done' }).decision.result).toMatchObject({ stale: 'issue_unknown' });
  });

  test('leaves the other issues of the case alone, and a task that a person decided before', () => {
    const { taskId, snapshot } = raised();
    const two = committed(snapshot, raiseIssue(snapshot, { caseId, by: 'leo', title: 'And slow' }, at(later(2))), at(later(2)));
    const { next } = moves(two, later(30), { taskId, state: 'done' });
    expect(theCase(next).issues).toMatchObject([{ taskId, doneAt: later(30) }, { openedAt: later(2) }]);
    expect(waitsFor(next)).toBe('engineering');
    const without = { ...snapshot, tasks: [] };
    expect(moves(without, later(30), { taskId, state: 'done' }).decision.timeline.map(({ type }) => type)).not.toContain(
      'task.cancelled.v1',
    );
  });
});
