import { expect, test } from 'vitest';
import { firstDifference } from '../../../domain/timeline/first-difference.ts';
import { storedClocks, toldClocks } from '../../../domain/timeline/task-clocks.ts';

test('two states that say the same have none, in whatever order', () => {
  expect(firstDifference({ a: 1, b: { c: ['x'] } }, { b: { c: ['x'] }, a: 1 })).toBeUndefined();
});

test('the first difference is named by the way to it', () => {
  const stored = { tasks: { t1: 'open', t2: 'open' }, totals: { count: 2 } };
  expect(firstDifference(stored, { ...stored, totals: { count: 3 } })).toEqual({
    path: 'totals.count',
    stored: 2,
    recomputed: 3,
  });
  expect(firstDifference(stored, { ...stored, tasks: { t1: 'open' } })).toEqual({
    path: 'tasks.t2',
    stored: 'open',
    recomputed: undefined,
  });
  expect(firstDifference({ at: null }, { at: {} })).toEqual({ path: 'at', stored: null, recomputed: {} });
  expect(firstDifference({ at: {} }, { at: 'x' })).toEqual({ path: 'at', stored: {}, recomputed: 'x' });
  expect(firstDifference([], [undefined])).toBeUndefined();
});

test('a task is due when its last opening said, whatever came after', () => {
  const due = (day: number): string => `2026-03-0${day}T12:00:00.000Z`;
  const told = (type: string, day: number, taskId: string) => ({
    ...{ merchantId: 'm', id: `${type}${day}${taskId}`, at: due(day), type, actor: { kind: 'system' as const, id: 's' } },
    data: { taskId, slaDueAt: due(day + 1) },
  });
  const entries = [
    told('task.opened.v1', 5, 'b'),
    told('task.opened.v1', 1, 'a'),
    told('task.opened.v1', 3, 'a'),
    told('task.overdue.v1', 6, 'a'),
  ];
  expect(toldClocks(entries)).toEqual({ a: due(4), b: due(6) });
});

test('clocks of what is stored are those of its tasks', () => {
  expect(storedClocks({ tasks: [] } as never)).toEqual({});
});
