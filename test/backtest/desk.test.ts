import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import type { Plan } from '../../world/agenda.ts';
import { BadOption } from '../../world/bad-option.ts';
import { Desk, type DeskApi } from '../../world/desk/desk.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const opened = Date.parse('2018-03-05T12:00:00.000Z');
/** what a care task is called says nothing of its merchant: the same in every merchant's first check-in of that instant */
const taskId = 'care_critical-check_in_1-20180305T120000000Z';

/** a desk that keeps what it planned and what it asked the API for */
function aDesk() {
  const plans = new Map<string, Plan>();
  const asked: { readonly path: string; readonly key: string }[] = [];
  const api: DeskApi = {
    post: (_person, path, _body, key) => Promise.resolve(void asked.push({ path, key })).then(() => 'done'),
  };
  const agenda = {
    add: (plan: Plan, key = String(plans.size)) => void (plans.has(key) || plans.set(key, plan)),
  };
  const settings = readDesk(projectPath('world/desk/default-desk.json'));
  const policy = readPolicyFile(projectPath('policies/default.json'));
  return { desk: new Desk({ settings, policy, agenda, api, seed: 1 }), plans, asked };
}

const told = (merchantId: string) => ({
  type: 'task.opened.v1',
  merchantId,
  at: opened,
  data: { taskId, queue: 'care_critical' },
});

describe('a file that says how people decide', () => {
  const shipped = JSON.parse(readFileSync(projectPath('world/desk/default-desk.json'), 'utf8'));
  const refused = (change: object): string => {
    const file = join(tmpdir(), `desk-${process.pid}.json`);
    writeFileSync(file, JSON.stringify({ ...shipped, ...change }));
    try {
      readDesk(file);
      return '';
    } catch (error) {
      return error instanceof BadOption ? error.message : 'another error';
    }
  };
  it.each([
    ['a probability over 1', { choices: { leads: { handled: 1.2 } } }, /choices\.leads\.handled is over 1/],
    ['shares that do not add up', { choices: { leads: { handled: 0.6, other: 0.6 } } }, /choices\.leads does not add up to 1/],
    [
      'a quantile over 1',
      {
        handlingMinutes: [
          [0, 1],
          [1.5, 9],
        ],
      },
      /handlingMinutes\.1\.0 is over 1/,
    ],
    [
      'quantiles upside down',
      {
        claimAfterBusinessHours: [
          [0, 5],
          [1, 2],
        ],
      },
      /claimAfterBusinessHours does not ascend/,
    ],
  ])('with %s is refused, and the place is named', (_name, change, words) => expect(refused(change)).toMatch(words));
  it('is read as it ships', () => expect(refused({})).toBe(''));
});

describe('the desk of a back-test', () => {
  it('works a task of each of two merchants, though both are called the same', async () => {
    const { desk, plans, asked } = aDesk();
    for (const merchantId of ['m_1', 'm_2']) desk.notice(told(merchantId));
    expect(plans.size).toBe(2);
    for (const plan of plans.values()) await desk.perform(plan);
    expect(asked.map(({ path }) => path)).toEqual([
      `/merchants/m_1/tasks/${taskId}/claim`,
      `/merchants/m_2/tasks/${taskId}/claim`,
    ]);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
  });

  it('draws for each merchant by itself: whoever else has such a task changes nothing', () => {
    const planFor = (...merchants: readonly string[]) => {
      const { desk, plans } = aDesk();
      for (const merchantId of merchants) desk.notice(told(merchantId));
      return [...plans.values()].at(-1);
    };
    expect(planFor('m_1', 'm_2')).toEqual(planFor('m_2'));
    const instants = new Set(['m_1', 'm_2', 'm_3', 'm_4'].map((merchantId) => planFor(merchantId)?.at));
    expect(instants.size).toBeGreaterThan(1);
  });

  it('plans what an event makes it do once, however often the event comes', () => {
    const { desk, plans } = aDesk();
    for (const merchantId of ['m_1', 'm_1']) desk.notice(told(merchantId));
    expect(plans.size).toBe(1);
  });
});
