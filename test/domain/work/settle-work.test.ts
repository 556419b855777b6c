import { describe, expect, test } from 'vitest';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import type { FactEvent } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { inPieces } from '../../../domain/model/in-pieces.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { withSettledWork } from '../../../domain/work/settle-work.ts';
import { aPolicy, applied, aRequirement, at, having, inStage, registered, tuesday } from '../given.ts';

const context = at(tuesday);
const opened = (caseId: string, severity: 'low' | 'normal' | 'high', time = tuesday, id = `open-${time}`): FactEvent => ({
  ...{ specversion: '1.0', id, type: 'case.opened.v1', source: 'desk', time, subject: 'shop-1' },
  data: { pspClient: 'direct', caseId, title: 'Terminal is offline', severity },
});
const closed = (caseId: string, time = tuesday): FactEvent => ({
  ...{ specversion: '1.0', id: `close-${time}`, type: 'case.closed.v1', source: 'desk', time, subject: 'shop-1' },
  data: { pspClient: 'direct', caseId },
});
const take = (snapshot: Snapshot, event: FactEvent, now = event.time, policy = aPolicy()) =>
  recordFact(snapshot, { event, teller: { kind: 'outside', source: 'desk' }, pepper: 'p' }, at(now, policy));

describe('a case the help desk opens', () => {
  test.each(['low', 'normal', 'high'] as const)('of %s severity becomes a task', (severity) => {
    const decision = take(registered(), opened('c1', severity));
    expect(openTasks(applied(registered(), decision))).toMatchObject([
      { queue: 'cases', subjectKind: 'case', subjectId: 'c1', title: 'Terminal is offline' },
    ]);
  });

  test('has one task, which is over when the case is', () => {
    const once = applied(registered(), take(registered(), opened('c1', 'low')));
    const later = '2018-03-06T14:00:00.000Z';
    const over = take(once, closed('c1', later));
    expect(over.timeline.map(({ type }) => type)).toEqual(['case.closed.v1', 'task.cancelled.v1']);
    expect(openTasks(applied(once, over))).toEqual([]);
  });

  test('opened again becomes a task again', () => {
    const once = applied(registered(), take(registered(), opened('c1', 'low')));
    const [task] = openTasks(once);
    const input = { taskId: task?.id ?? '', by: 'ana', roles: ['analyst'] as const, choice: 'handled', reason: 'called' };
    const handled = applied(once, decideWork(once, input, context));
    expect(openTasks(handled)).toEqual([]);
    const shut = applied(handled, take(handled, closed('c1', '2018-03-06T14:00:00.000Z')));
    const anew = applied(shut, take(shut, opened('c1', 'high', '2018-03-06T15:00:00.000Z')));
    expect(openTasks(anew)).toHaveLength(1);
  });

  test('becomes none under a policy without a queue for it, nor of a merchant that has left', () => {
    const { caseOpened: _none, ...routing } = aPolicy().tasks.routing;
    const policy = { ...aPolicy(), tasks: { ...aPolicy().tasks, routing } };
    expect(take(registered(), opened('c1', 'high'), tuesday, policy).timeline).toHaveLength(1);
    expect(take(inStage('offboarded'), opened('c1', 'high')).puts).toEqual([]);
  });
});

test('a merchant that leaves leaves no new work behind', () => {
  const snapshot = having(registered(), aRequirement('website', { verifiedBy: 'operations', awaitingActionFrom: 'operations' }));
  const gone = inStage('offboarded', {}, snapshot).merchant;
  const entry = {
    merchantId: gone.merchantId,
    id: 'x',
    at: tuesday,
    type: 'merchant.closed.v1',
    actor: { kind: 'system' as const, id: 's' },
    data: {},
  };
  const changes = { puts: [gone, ...snapshot.requirements], deletes: [], timeline: [entry] };
  expect(withSettledWork(snapshot, changes, context)).toBe(changes);
  expect(withSettledWork(snapshot, { ...changes, timeline: [] }, context).timeline).toEqual([]);
});

test('what is written before the rest takes its task along', () => {
  const website = aRequirement('website', { verifiedBy: 'operations', awaitingActionFrom: 'operations' });
  const told = {
    merchantId: website.merchantId,
    id: 'x',
    at: tuesday,
    type: 'requirement.opened.v1',
    actor: { kind: 'system' as const, id: 's' },
    data: {},
  };
  const changes = inPieces([
    { puts: [website], timeline: [told] },
    { puts: [aRequirement('bank_account')], timeline: [] },
  ]);
  const settled = withSettledWork(registered(), changes, context);
  expect(settled.separable?.map(({ puts }) => puts.map(({ kind }) => kind))).toEqual([['requirement', 'task'], ['requirement']]);
});
