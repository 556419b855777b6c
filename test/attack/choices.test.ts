import { describe, expect, test } from 'vitest';
import { roles } from '../../domain/access.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import policy from '../../policies/default.json' with { type: 'json' };
import { someRequirement, someTask } from '../adapters/some.ts';
import { merchantId, settle, town } from '../functions/town.ts';
import { ask } from './ask.ts';

const workers = ['analyst', 'risk', 'lead'];
const trained = ['risk', 'lead'];
/** written here once more, by hand: who may choose what in which queue of the policy that ships */
const expected: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  onboarding_deadlines: { extend: workers, waive: trained, close: workers },
  onboarding_call: { contacted: workers, no_answer: workers, close: workers },
  onboarding_rescue: { continue: workers, close: workers },
  risk_review: { approve: trained, decline: trained, request_information: trained },
  activation_call: { contacted: workers, no_answer: workers, close: workers },
  activation_rescue: { continue: workers, sleep: workers, close: workers },
  care_critical: { resolved: workers, contacted: workers, close: workers },
  leads: { handled: workers },
  provider_chase: { chased: workers, close: workers },
  verification: { verify: workers, reject: workers },
  boarding: { board: workers, remove: workers },
  activation_setup: { verify: workers, reject: workers },
  pricing: { agree: trained },
  follow_ups: { done: workers, not_needed: workers },
  account_call_backs: { confirmed: workers, denied: workers, no_answer: workers },
  account_holders: { override: trained, refuse: workers },
  account_approvals: { approve: trained, decline: trained },
  security: { release_payouts: trained },
  screening: { screened: trained },
  cases: { handled: workers, not_needed: workers },
  product: { handled: workers, not_needed: workers },
  risk_questions: { handled: workers, not_needed: workers },
};
const queues = Object.fromEntries(policy.tasks.queues.map(({ key, choices }) => [key, choices]));

test('every choice of every queue of the policy has its row, and the other way round', () => {
  const rows = Object.fromEntries(Object.entries(expected).map(([queue, choices]) => [queue, Object.keys(choices)]));
  expect(rows).toEqual(queues);
});

const everything = Object.entries(queues).flatMap(([queue, choices]) => choices.map((choice) => ({ queue, choice })));
const subjects = { risk_review: 'risk_review', onboarding_deadlines: 'requirement' } as const;

const deciding = async (queue: string, choice: string, groups: unknown, claims = {}) => {
  const here = town();
  const subjectKind = Object.hasOwn(subjects, queue) ? subjects[queue as keyof typeof subjects] : 'merchant';
  const task = someTask(merchantId, 't1', {
    ...{ queue, subjectKind, choices: queues[queue] ?? [] },
    subjectId: subjectKind === 'requirement' ? 'bank_statement' : merchantId,
  });
  await settle(here, { lifecycleStage: 'risk_check' }, [task, someRequirement(merchantId, 'bank_statement')]);
  const asks = choice === 'request_information' ? { message: { items: [policy.risk.information[0]?.key ?? ''] } } : {};
  const message =
    subjectKind === 'risk_review' && choice === 'decline' ? { declineCode: policy.risk.declineReasons[0]?.key } : asks;
  const answer = await ask(route(decideTask.wanted, decideTask.handle(here), here.log), {
    ...{ as: 'ana', groups, claims, params: { merchantId, taskId: 't1' } },
    body: { version: 1, choice, reason: 'I may, may I not?', ...message },
  });
  return { ...answer, after: (await here.merchants.load(merchantId))?.tasks[0]?.status };
};

describe.each(everything)('$queue: $choice', ({ queue, choice }) => {
  test.each(roles)('as %s', async (role) => {
    const may = expected[queue]?.[choice]?.includes(role);
    const { status, after, body } = await deciding(queue, choice, `[${role}]`);
    expect([status, after]).toEqual(may ? [200, 'decided'] : [403, 'open']);
    if (!may) expect(body.detail).toMatch(/one of|only/);
  });
});

describe('a role nobody gave', () => {
  test.each<[unknown, string]>([
    ['[]', 'an empty list'],
    ['', 'nothing'],
    [undefined, 'no claim'],
    ['risk', 'a word without its brackets'],
    ['risk,lead', 'words with a comma'],
    ['[viewer,risk]', 'a comma inside the brackets'],
    [['viewer risk'], 'a group with a space in its name'],
    [['viewer', 'lead,risk'], 'a group with a comma in its name'],
    [['[risk]'], 'a group with brackets in its name'],
    ['["risk"]', 'JSON'],
    ['[Risk]', 'capitals'],
    ['[ risk ]', 'spaces around'],
    [{ risk: true }, 'a map'],
    [['ｒｉｓｋ'], 'wide letters'],
  ])('%j is none: %s', async (groups) => {
    const { status, after } = await deciding('risk_review', 'approve', groups);
    expect([status, after]).toEqual([403, 'open']);
  });

  test.each(['groups', 'roles', 'scope', 'custom:groups', 'custom:roles', 'cognito:roles', 'cognito:preferred_role'])(
    'the claim %s gives no role',
    async (claim) => {
      const { status, after } = await deciding('risk_review', 'approve', '[viewer]', { [claim]: ['risk', 'lead'] });
      expect([status, after]).toEqual([403, 'open']);
    },
  );
});

test('a choice the task does not offer is nobody’s', async () => {
  for (const choice of ['waive', 'Approve', 'approve ', 'constructor', '__proto__', 'toString']) {
    const { status, after } = await deciding('leads', choice, '[analyst risk lead]');
    expect([status, after]).toEqual([400, 'open']);
  }
});
