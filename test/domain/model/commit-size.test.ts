import { expect, test } from 'vitest';
import { commitSize } from '../../../domain/model/commit-size.ts';
import { firstPart, transactionLimit } from '../../../domain/model/in-pieces.ts';
import { anOpenTask } from '../given.ts';

const piece = (...ids: string[]) => ({ puts: ids.map((id) => anOpenTask(id)), timeline: [] });
const tasks = (count: number) => Array.from({ length: count }, (_, n) => piece(`task-${n}`));
const changes = (count: number) => ({
  puts: tasks(count).flatMap(({ puts }) => puts),
  deletes: [],
  timeline: [],
  separable: tasks(count),
});

test('an event that is marked as known takes a write of its own', () => {
  const eventMarker = { id: 'evt-1', at: '2018-03-06T13:00:00.000Z' };
  expect([commitSize({}), commitSize({ eventMarker }), commitSize({ ...changes(3), eventMarker })]).toEqual([0, 1, 4]);
});

test('what fits into one transaction is not taken apart', () => {
  expect(firstPart(changes(transactionLimit), 0)).toBeUndefined();
});

test('of what does not fit, as much is written first as a transaction takes, and the last piece stays', () => {
  expect(firstPart(changes(transactionLimit + 1), 0)?.puts).toHaveLength(transactionLimit);
  expect(firstPart(changes(transactionLimit), 1)?.puts).toHaveLength(transactionLimit - 1);
  expect(firstPart(changes(transactionLimit + 1), 0, 10)?.puts).toHaveLength(transactionLimit - 10);
});

test('what is no piece by itself, or only one, cannot be taken apart', () => {
  const { separable: _, ...whole } = changes(transactionLimit + 1);
  expect(firstPart(whole, 0)).toBeUndefined();
  const one = piece(...Array.from({ length: transactionLimit + 1 }, (_, n) => `task-${n}`));
  expect(firstPart({ ...one, deletes: [], separable: [one] }, 0)).toBeUndefined();
});
