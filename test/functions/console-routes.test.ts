import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { runStage } from '../../adapters/memory/runs.ts';
import { isRole, type Permission, roles } from '../../domain/access.ts';
import type { RunEvent, RunHistory } from '../../domain/playbook/run-ports.ts';
import * as getPlaybook from '../../functions/api/get-playbook/handler.ts';
import * as getRun from '../../functions/api/get-run/handler.ts';
import * as listPayments from '../../functions/api/list-payments/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { routes } from '../../lib/routes.ts';
import { because } from '../domain/refused-because.ts';
import { merchantId, town } from './town.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
const everyone = ['viewer', 'analyst', 'risk', 'lead', 'admin', 'privacy'];
const workers = ['analyst', 'risk', 'lead'];
const leaders = ['lead', 'admin'];
/** written here once more, by hand: a change of domain/access.ts must be meant twice */
const expected: Readonly<Record<string, readonly string[]>> = {
  'list-merchants': everyone,
  'get-merchant': everyone,
  'list-timeline': everyone,
  'list-changes': everyone,
  'search-merchants': everyone,
  'list-screening': ['analyst', 'risk', 'lead', 'admin'],
  'judge-hit': ['risk', 'lead'],
  'replace-list': leaders,
  'screen-merchants': leaders,
  'preview-nudge': workers,
  'preview-information': ['risk', 'lead'],
  'get-run': everyone,
  'list-payments': everyone,
  'get-figures': everyone,
  'get-playbook': everyone,
  'list-tasks': everyone,
  'list-people': everyone,
  'get-digest': everyone,
  'choose-digest': everyone,
  'note-visit': everyone,
  'get-policy': everyone,
  'explain-policy': everyone,
  'claim-task': workers,
  'release-task': workers,
  'comment-task': workers,
  'snooze-task': workers,
  'decide-task': workers,
  'assign-task': ['lead'],
  'raise-task': workers,
  'start-change': workers,
  'object-to-change': workers,
  'hand-over-task': workers,
  'watch-task': workers,
  'log-contact': workers,
  'waive-requirement': ['risk', 'lead'],
  'extend-requirement': workers,
  'verify-requirement': workers,
  'reject-requirement': workers,
  'submit-requirement': workers,
  'sign-upload': workers,
  'open-document': workers,
  'request-requirement': workers,
  'preview-rejection': workers,
  'propose-price': workers,
  'approve-price': ['risk', 'lead'],
  'add-method': workers,
  'remove-method': workers,
  'board-method': workers,
  'board-file': workers,
  'import-merchants': ['lead'],
  'show-case': workers,
  'act-on-case': workers,
  'answer-case': workers,
  'list-cases': workers,
  'match-case': workers,
  'withdraw-merchant': ['lead'],
  'nudge-merchant': workers,
  'snooze-merchant': workers,
  'comment-merchant': workers,
  'list-failed-runs': ['analyst', 'risk', 'lead', 'admin'],
  'redrive-run': leaders,
  'list-dead-letters': ['analyst', 'risk', 'lead', 'admin'],
  'replay-dead-letters': leaders,
  'list-connections': ['analyst', 'risk', 'lead', 'admin'],
  'try-connection': leaders,
  'list-tables': leaders,
  'list-rejected': ['analyst', 'risk', 'lead', 'admin'],
  'replay-rejected': leaders,
  'ask-erasure': ['lead', 'privacy'],
  'decide-erasure': ['lead', 'admin', 'privacy'],
  'list-erasures': ['lead', 'admin', 'privacy'],
  'set-legal-hold': ['risk', 'lead', 'privacy'],
  'export-merchant': ['lead', 'privacy'],
  'export-approvals': ['lead', 'privacy'],
  'publish-policy': leaders,
  'show-teams': everyone,
  'move-share': ['lead'],
  'get-realtime': everyone,
  'list-watches': everyone,
  'change-watch': ['analyst', 'risk', 'lead', 'admin'],
  'override-forecast': leaders,
  'set-absences': leaders,
  'list-plans': everyone,
  'publish-plan': leaders,
  'ask-plan': leaders,
  'get-plan-job': leaders,
  'cancel-plan': leaders,
  'list-outages': everyone,
  'declare-outage': ['analyst', 'risk', 'lead', 'admin'],
  'change-outage': ['analyst', 'risk', 'lead', 'admin'],
  'get-draft': leaders,
  'save-draft': leaders,
  'comment-policy': leaders,
  'approve-policy': leaders,
};
const module = z.object({ wanted: z.looseObject({ permission: z.custom<Permission>(), writes: z.boolean() }) });
const folders = readdirSync(new URL('../../functions/api', import.meta.url));

test('every route of the console has a row in the table of roles, and the other way round', () => {
  expect(Object.keys(expected).sort()).toEqual(Object.keys(routes).sort());
  expect(folders.filter((name) => !(name in expected))).toEqual([]);
});

describe.each(Object.keys(expected))('%s', (name) => {
  test.each([...everyone, 'nobody'])('as %s', async (role) => {
    const { wanted } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
    const anything = { params: z.object({}), query: z.object({}), body: z.object({}), answer: z.unknown() };
    const handler = route({ ...wanted, ...anything }, async () => ({ done: true }), town().log);
    const answer = await handler(
      {
        headers: { 'idempotency-key': 'key-00000001' },
        requestContext: { authorizer: { jwt: { claims: { sub: 'ana', 'cognito:groups': `[${role}]` } } } },
      },
      context,
    );
    expect(answer.statusCode).toBe(expected[name]?.includes(role) ? 200 : 403);
  });
});

test('the roles of the table are all there are', () => {
  expect(roles.every(isRole)).toBe(true);
  expect([...roles].sort()).toEqual([...everyone].sort());
});

const at = (minute: number): string => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;
const definition = JSON.stringify({
  StartAt: 'Score the risk',
  States: {
    'Score the risk': { Type: 'Task', Next: 'What is the verdict', Catch: [{ ErrorEquals: ['MerchantClosed'], Next: 'Gone' }] },
    'What is the verdict': { Type: 'Choice', Choices: [{ Next: 'Gone' }, { Next: 'Gone' }], Default: 'Wait for the decision' },
    'Wait for the decision': { Type: 'Task', Arguments: { FunctionName: 'arn:aws:lambda:secret' }, End: true },
    Gone: { Type: 'Succeed' },
  },
});
const events: readonly RunEvent[] = [
  { at: at(0), kind: 'entered', state: 'Score the risk' },
  { at: at(0), kind: 'tried' },
  { at: at(1), kind: 'failed', error: 'ServiceUnavailable' },
  { at: at(2), kind: 'tried' },
  { at: at(3), kind: 'exited', state: 'Score the risk' },
  { at: at(3), kind: 'entered', state: 'Wait for the decision' },
  { at: at(3), kind: 'tried' },
];
const history: RunHistory = { status: 'RUNNING', startedAt: at(0), definition, events, truncated: false };
const asked: string[] = [];
const runs = {
  read: async (playbook: string, run: string) => {
    asked.push(`${playbook} ${run}`);
    return history;
  },
};
const ask = async (run: string) => {
  const handler = route(getRun.wanted, getRun.handle({ runs }), town().log);
  const answer = await handler(
    {
      pathParameters: { merchantId, run },
      requestContext: { authorizer: { jwt: { claims: { sub: 'ana', 'cognito:groups': '[viewer]' } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body };
};

describe('a run', () => {
  test('shows its path: what was retried and why, and where it stands', async () => {
    const { body } = await ask(`${merchantId}-risk-check-1`);
    expect(asked.at(-1)).toBe(`risk-check ${merchantId}-risk-check-1`);
    expect(body.visits).toEqual([
      { state: 'Score the risk', enteredAt: at(0), leftAt: at(3), attempts: 2, error: 'ServiceUnavailable' },
      { state: 'Wait for the decision', enteredAt: at(3), attempts: 1 },
    ]);
  });

  test('shows the graph of the state machine it began with, an edge once, and no ARN', async () => {
    const { body, text } = await ask(`${merchantId}-risk-check-1`);
    expect(body.graph.states).toContainEqual({
      name: 'What is the verdict',
      type: 'Choice',
      next: [
        { to: 'Gone', kind: 'choice' },
        { to: 'Wait for the decision', kind: 'choice' },
      ],
    });
    expect(body.graph.states[0].next).toContainEqual({ to: 'Gone', kind: 'catch' });
    expect(text).not.toContain('arn:');
  });

  test('of another merchant is not told of', async () => {
    const before = asked.length;
    expect((await ask(`m_${'0'.repeat(24)}-risk-check-1`)).status).toBe(400);
    expect((await ask(`${merchantId}-payroll-1`)).status).toBe(400);
    expect(asked.length).toBe(before);
  });
});

test('a playbook is shown as new runs take it', async () => {
  const stage = runStage();
  stage.deploy('risk-check', definition);
  const { playbooks } = stage;
  const handler = route(getPlaybook.wanted, getPlaybook.handle({ playbooks }), town().log);
  const as = { authorizer: { jwt: { claims: { sub: 'ana', 'cognito:groups': '[viewer]' } } } };
  const answer = await handler({ pathParameters: { playbook: 'risk-check' }, requestContext: as }, context);
  expect(JSON.parse(answer.body)).toMatchObject({ playbook: 'risk-check', graph: { startAt: 'Score the risk' } });
  expect((await handler({ pathParameters: { playbook: 'payroll' }, requestContext: as }, context)).statusCode).toBe(400);
});

describe('payments by day', () => {
  const record = (kind: 'captured' | 'refunded', amountMinor: number) => ({
    idHash: '0'.repeat(16),
    offsetMs: 0,
    amountMinor,
    kind,
  });
  const buckets = [
    {
      merchantId,
      hour: '2026-11-20T09:00:00.000Z',
      part: 0,
      version: 1,
      records: [record('captured', 500), record('refunded', 100)],
    },
    { merchantId, hour: '2026-11-20T17:00:00.000Z', part: 0, version: 1, records: [record('captured', 700)] },
    { merchantId, hour: '2026-11-21T01:00:00.000Z', part: 0, version: 1, records: [record('refunded', 500)] },
  ];
  const failed = [
    { merchantId, day: '2026-11-20', part: 0, version: 1, counts: { expired_card: 1, insufficient_funds: 2 }, known: '' },
    { merchantId, day: '2026-11-21', part: 0, version: 1, counts: { insufficient_funds: 1 }, known: '' },
  ];
  const between = async (from: string, to: string) =>
    listPayments.handle({ payments: { between: async () => buckets }, attempts: { between: async () => failed } })({
      person: { id: 'ana', roles: ['viewer'] },
      params: { merchantId },
      query: { from, to },
      body: {},
      key: '',
    });

  test('count what was captured and what went back, each on its day', async () => {
    expect((await between('2026-11-01', '2026-11-30')).days).toEqual([
      { day: '2026-11-20', count: 2, tpvMinor: 1200, refundedMinor: 100 },
      { day: '2026-11-21', count: 0, tpvMinor: 0, refundedMinor: 500 },
    ]);
    expect((await between('2026-11-01', '2026-11-30')).failed).toEqual([
      { code: 'insufficient_funds', count: 3 },
      { code: 'expired_card', count: 1 },
    ]);
  });

  test('are asked for in bounds', async () => {
    await expect(between('2026-01-01', '2026-04-02')).resolves.toBeDefined();
    await expect(between('2026-01-01', '2026-04-03')).rejects.toThrow(because('period-too-long', { days: 93, most: 92 }));
    await expect(between('2026-04-03', '2026-04-02')).rejects.toThrow(because('period-upside-down'));
  });
});
