import { describe, expect, test } from 'vitest';
import policy from '../../policies/default.json' with { type: 'json' };
import type { Plan } from '../../world/agenda.ts';
import { chance } from '../../world/chance.ts';
import { Colleagues, type Diary, withWords } from '../../world/desk/colleagues.ts';
import { type DeskApi, taskName } from '../../world/desk/desk.ts';

const HOUR = 3_600_000;
const from = Date.parse('2026-11-13T14:00:00.000Z');
const seed = 1;

/** a diary on paper: what was planned, and what is remembered */
const paper = () => {
  const plans: Plan[] = [];
  const memory = new Map<string, string>();
  const diary: Diary = {
    add: (plan) => void plans.push(plan),
    note: (key, value) => void memory.set(key, value),
    recall: (key) => memory.get(key),
  };
  return { plans, diary };
};
const said = (type: string, taskId: string, at: number) => ({ type, merchantId: 'm', at, data: { taskId, queue: 'calls' } });
const plan = (kind: string, taskId: string, at: number): Plan => ({
  at,
  kind,
  payload: { merchantId: 'm', taskId, queue: 'calls' },
});
/** tasks that are simply left open: some others lie in a colleague's hands */
const left = Array.from({ length: 40 }, (_, n) => `task-${n}`).filter((id) => chance(seed, 'left', taskName('m', id)) < 0.5);
const [one = '', two = '', three = '', four = ''] = left;

describe('the colleagues of the demo', () => {
  const desk = () => {
    const { plans, diary } = paper();
    return {
      plans,
      colleagues: new Colleagues(diary, seed, { from, leaves: 3, neverLeaves: ({ merchantId }) => merchantId === 'm_visitor' }),
    };
  };

  test('work everything until somebody may be looking', () => {
    const { colleagues } = desk();
    colleagues.notice(said('task.opened.v1', one, from - 2 * HOUR));
    expect(colleagues.doesNow(plan('desk claims', one, from - HOUR))).toBe(true);
  });

  test('then leave the newest of a queue, look again later, and take what is no longer among them', () => {
    const { colleagues, plans } = desk();
    for (const [n, id] of [one, two, three].entries()) colleagues.notice(said('task.opened.v1', id, from + n * HOUR));
    const at = from + 4 * HOUR;
    expect([one, two, three].map((id) => colleagues.doesNow(plan('desk claims', id, at)))).toEqual([false, false, false]);
    expect(plans.map((again) => again.at > at)).toEqual([true, true, true]);
    colleagues.notice(said('task.opened.v1', four, at));
    expect(colleagues.doesNow(plan('desk claims', one, at + HOUR))).toBe(true);
  });

  test('do at once what stands between somebody and what is to be shown, and go on with it', () => {
    const { colleagues } = desk();
    const claim: Plan = {
      at: from + HOUR,
      kind: 'desk claims',
      payload: { merchantId: 'm_visitor', taskId: one, queue: 'calls' },
    };
    colleagues.notice({ ...said('task.opened.v1', one, from), merchantId: 'm_visitor' });
    expect(colleagues.doesNow(claim)).toBe(true);
    expect(colleagues.notice({ ...said('task.claimed.v1', one, from + HOUR), merchantId: 'm_visitor' })).toBe(true);
    expect(colleagues.doesNow({ ...claim, kind: 'desk decides' })).toBe(true);
  });

  test('always leave the newest, however old; others only while they are fresh', () => {
    const { colleagues } = desk();
    for (const id of [one, two]) colleagues.notice(said('task.opened.v1', id, from));
    const later = from + 30 * 24 * HOUR;
    expect(colleagues.doesNow(plan('desk claims', one, later))).toBe(true);
    expect(colleagues.doesNow(plan('desk claims', two, later))).toBe(false);
  });

  test('forget what was decided or is no longer needed', () => {
    const { colleagues } = desk();
    for (const id of [one, two, three]) colleagues.notice(said('task.opened.v1', id, from));
    colleagues.notice(said('task.decided.v1', two, from + HOUR));
    colleagues.notice(said('task.cancelled.v1', three, from + HOUR));
    expect(colleagues.open('calls').map(({ task }) => task)).toEqual([taskName('m', one)]);
  });

  test('keep tasks of two merchants apart that have one id', () => {
    const { colleagues } = desk();
    for (const merchantId of ['m', 'n']) colleagues.notice({ ...said('task.opened.v1', one, from), merchantId });
    colleagues.notice({ ...said('task.decided.v1', one, from + HOUR), merchantId: 'n' });
    expect(colleagues.open('calls').map(({ task }) => task)).toEqual([taskName('m', one)]);
  });

  test('do not decide what somebody at the console has claimed', () => {
    const { colleagues } = desk();
    colleagues.notice(said('task.opened.v1', one, from));
    expect(colleagues.notice(said('task.claimed.v1', one, from + HOUR))).toBe(false);
    colleagues.notice(said('task.opened.v1', two, from - 3 * HOUR));
    colleagues.doesNow(plan('desk claims', two, from - 2 * HOUR));
    expect(colleagues.notice(said('task.claimed.v1', two, from - 2 * HOUR))).toBe(true);
  });

  test('say why in words of their own, the same each time', async () => {
    const sent: unknown[] = [];
    const api: DeskApi = { post: (_person, _path, body) => Promise.resolve(void sent.push(body['reason'])).then(() => 'done') };
    const ana = { id: 'ana@desk.example.com', name: 'Ana', roles: ['analyst'] };
    for (const body of [
      { choice: 'approve', reason: 'x' },
      { choice: 'approve', reason: 'x' },
      { version: 1, reason: 'mine' },
    ])
      await withWords(api, seed).post(ana, '/tasks/t/decision', body, 't decides');
    expect(sent[0]).toMatch(/^[A-Z].*\.$/);
    expect(sent[1]).toBe(sent[0]);
    expect(sent[2]).toBe('mine');
  });

  test.each([...new Set(policy.tasks.queues.flatMap(({ choices }) => choices))])(
    'have words for the choice %s',
    async (choice) => {
      const sent: unknown[] = [];
      const api: DeskApi = { post: (_person, _path, body) => Promise.resolve(void sent.push(body['reason'])).then(() => 'done') };
      const ana = { id: 'ana@desk.example.com', name: 'Ana', roles: ['analyst'] };
      await withWords(api, seed).post(ana, '/tasks/t/decision', { choice, reason: 'of a program' }, 'key');
      expect(sent[0]).toMatch(/^[A-Z].*\.$/);
    },
  );
});
