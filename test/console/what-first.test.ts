import { expect, test } from 'vitest';
import type { Task } from '../../console/src/answers.ts';
import { spokenBy } from '../../console/src/i18n/spoken.ts';
import { nextTask } from '../../console/src/tasks/next-task.ts';
import { whatFirst } from '../../console/src/today/what-first.ts';
import type { Role } from '../../domain/access.ts';
import { task } from '../../domain/model/task.ts';
import { voiceOf } from '../../domain/wording/voice.ts';

const now = Date.parse('2026-11-02T12:00:00.000Z');
const hours = (count: number): string => new Date(now + count * 3_600_000).toISOString();

const shown = (one: ReturnType<typeof task.parse>): Task => spokenBy(voiceOf('en')).task(one);
const made = (id: string, more: object = {}): Task =>
  shown(
    task.parse({
      ...{ kind: 'task', id, merchantId: 'm_0123456789abcdef01234567', version: 1, createdAt: hours(-9), updatedAt: hours(-9) },
      ...{ queue: 'calls', subjectKind: 'merchant', subjectId: 'm', title: id, facts: [], choices: ['done'] },
      ...{ playbook: 'activation', run: 'r', openedAt: hours(-9), slaDueAt: hours(-1), comments: 0 },
      ...{ fourEyes: { required: false, reasons: [] }, approvals: [], status: 'open' },
      ...more,
    }),
  );
const approval = { choice: 'approve', reason: 'fine', by: 'emma', at: hours(-2) };
const first = (open: readonly Task[], roles: readonly Role[] = ['analyst'], mine: readonly Task[] = []): string | undefined =>
  whatFirst({ mine, open }, { id: 'emma', roles }, { now, worthOf: () => undefined, count: 1 })[0]?.task.id;

test('the morning begins with what is late, then what is due within a day; the most valuable merchant first among them', () => {
  const worth = new Map([
    ['small', 100],
    ['large', 900],
    ['soon', 9_000],
    ['calm', 99_000],
  ]);
  const open = [
    made('unknown'),
    made('small'),
    made('calm', { slaDueAt: hours(60) }),
    made('soon', { slaDueAt: hours(3) }),
    made('large', { slaDueAt: hours(-0.1) }),
  ];
  const ordered = whatFirst(
    { mine: [], open },
    { id: 'emma', roles: ['analyst'] },
    { now, worthOf: ({ id }) => worth.get(id), count: 4 },
  );
  expect(ordered.map(({ task: { id }, urgency }) => [id, urgency])).toEqual([
    ['large', 'late'],
    ['small', 'late'],
    ['unknown', 'late'],
    ['soon', 'soon'],
  ]);
});

test('after a decision the next task that this person can finish opens, from the end of the list the first', () => {
  const tasks = [made('one'), made('review', { subjectKind: 'risk_review' }), made('two'), made('three')];
  const next = (key: string): string | undefined =>
    nextTask(tasks, key, ({ id }) => id, { id: 'emma', roles: ['analyst'] }, now)?.id;
  expect(next('one')).toBe('two');
  expect(next('three')).toBe('one');
  expect(nextTask([made('one')], 'one', ({ id }) => id, { id: 'emma', roles: ['analyst'] }, now)).toBeUndefined();
});

test('the day begins with what is due first and nobody has taken', () => {
  expect(first([made('late'), made('later', { slaDueAt: hours(1) })])).toBe('late');
  expect(first([made('taken', { status: 'claimed', claimedBy: 'ana', claimedAt: hours(-1) }), made('free')])).toBe('free');
});

test('of equally urgent tasks one’s own comes first', () => {
  const own = (slaDueAt: string): Task[] => [
    made('own', { status: 'claimed', claimedBy: 'emma', claimedAt: hours(-1), slaDueAt }),
  ];
  expect(first([made('late')], ['analyst'], own(hours(-0.1)))).toBe('own');
  expect(first([made('late')], ['analyst'], own(hours(50)))).toBe('late');
  expect(first([made('calm', { slaDueAt: hours(60) })], ['analyst'], own(hours(50)))).toBe('own');
});

test('nobody is sent to what they could not bring to an end', () => {
  const review = made('review', { subjectKind: 'risk_review' });
  expect(first([review, made('call')])).toBe('call');
  expect(first([review, made('call')], ['analyst', 'risk'])).toBe('review');
  expect(first([made('approved by her', { approvals: [approval] }), made('call')])).toBe('call');
  expect(first([made('put aside', { snoozedUntil: hours(3) }), made('call')])).toBe('call');
  expect(first([made('back again', { snoozedUntil: hours(-3) }), made('call')])).toBe('back again');
});

test('who works no tasks is sent to none', () => {
  expect(first([made('call')], ['viewer'])).toBeUndefined();
});
