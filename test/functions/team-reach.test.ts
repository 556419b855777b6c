import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { caseDirectory, taskDirectory } from '../../adapters/memory/directories.ts';
import { MoneyIndex } from '../../adapters/memory/money-index.ts';
import { caseMessages } from '../../adapters/memory/readers.ts';
import { type Permission, roles } from '../../domain/access.ts';
import type { Task } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { teamWords } from '../../domain/wording/tasks/team-phrases.ts';
import * as actOnCase from '../../functions/api/act-on-case/handler.ts';
import * as claimTask from '../../functions/api/claim-task/handler.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import * as getMerchant from '../../functions/api/get-merchant/handler.ts';
import * as getPolicy from '../../functions/api/get-policy/handler.ts';
import * as listTasks from '../../functions/api/list-tasks/handler.ts';
import * as listTimeline from '../../functions/api/list-timeline/handler.ts';
import * as showCase from '../../functions/api/show-case/handler.ts';
import type { Handler } from '../../functions/runtime/dispatch.ts';
import { guardTeams } from '../../functions/runtime/guard-teams.ts';
import { merchantRoute } from '../../functions/runtime/run-merchant-route.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import { routes } from '../../lib/routes.ts';
import { nothingElse, someCase, someClaimedTask, someDoneTask, someId, someMerchant, someTask } from '../adapters/some.ts';
import { anAllocation, aTeam, sharedPolicy } from '../domain/dispatch/a-sharing.ts';
import { monday, type Town, town } from './town.ts';

/** what somebody of a supplier reaches: whoever opens another route to them writes it here */
const reached: Readonly<Record<string, string>> = {
  ...{ 'claim-task': 'own_work', 'release-task': 'own_work', 'snooze-task': 'own_work', 'comment-task': 'own_work' },
  ...{ 'decide-task': 'own_work', 'watch-task': 'own_work', 'get-merchant': 'own_work', 'list-timeline': 'own_work' },
  ...{ 'show-case': 'own_work', 'answer-case': 'own_work', 'act-on-case': 'own_work', 'open-document': 'own_work' },
  ...{ 'preview-rejection': 'own_work', 'preview-information': 'own_work' },
  ...{ 'list-tasks': 'narrowed', 'get-policy': 'narrowed', 'show-teams': 'narrowed' },
  ...{ 'get-digest': 'open', 'choose-digest': 'open', 'note-visit': 'open', 'list-outages': 'open' },
};

const [shopA, shopB] = [someId(1), someId(2)];
const module = z.object({
  wanted: z.looseObject({ permission: z.custom<Permission>(), teams: z.string().optional(), writes: z.boolean() }),
});
const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
let keys = 0;

/** as the gateway hands it on, of somebody with every role who works for team b of a supplier */
const eventOf = (
  params: Record<string, string | undefined>,
  body: object = {},
  query: object = {},
  groups = `[${roles.join(' ')} supplier-b]`,
) => {
  keys += 1;
  return {
    ...{ headers: { 'idempotency-key': `reach-${String(keys).padStart(8, '0')}` }, pathParameters: params },
    ...{ queryStringParameters: query, body: JSON.stringify(body) },
    requestContext: { authorizer: { jwt: { claims: { sub: 'ben', 'cognito:groups': groups } } } },
  };
};
const answered = z.object({ statusCode: z.number(), body: z.string() });

const why = (title: string) => teamWords.tell('team-owed', { team: 'b', title: 'B', owed: 1, passed: [`closed ${title}`] });
const given = (merchantId: string, id: string, team: string, more: Partial<Task> = {}): Task =>
  ({ ...someTask(merchantId, id, { queue: 'product' }), team, whyTeam: why('Rivals'), ...more }) as Task;
const entry = (merchantId: string, n: number, data: TimelineEntry['data']): TimelineEntry => ({
  ...{ merchantId, id: `e${n}`, at: monday, type: 'task.opened.v1', actor: { kind: 'system', id: 'run' }, data },
});

const open = async () => {
  const here = town();
  const teams = [
    aTeam('a'),
    aTeam('b', { whose: 'supplier', title: 'Ours' }, { priceMinor: 1 }),
    aTeam('rivals', { title: 'Rivals' }),
  ];
  await here.policies.publish(
    {
      ...sharedPolicy(
        teams.map((one) => ({ ...one, currency: 'EUR' })),
        anAllocation({ a: 50, b: 50 }),
      ),
    },
    'lea',
    monday,
    'teams',
  );
  const { version } = await here.policies.active();
  const put = (merchantId: string, puts: readonly Task[], timeline: readonly TimelineEntry[] = []) =>
    here.merchants.commit(
      merchantId,
      {
        ...nothingElse,
        puts: [
          someMerchant(merchantId, { externalReference: merchantId, policyVersion: version }),
          ...puts,
          someCase(merchantId, 'c-ours'),
          someCase(merchantId, 'c-rivals'),
        ],
        timeline,
      },
      null,
    );
  await put(
    shopA,
    [
      given(shopA, 'ours', 'b'),
      given(shopA, 'rivals', 'rivals'),
      given(shopA, 'case-ours', 'b', { subjectKind: 'case', subjectId: 'c-ours' }),
      { ...someTask(shopA, 'everybodys'), queue: 'product' },
    ],
    [
      entry(shopA, 1, { taskId: 'ours', queue: 'product', whyTeam: why('Rivals') }),
      entry(shopA, 2, { taskId: 'rivals' }),
      entry(shopA, 3, { fact: 'Rivals' }),
    ],
  );
  await put(shopB, [given(shopB, 'theirs', 'rivals'), { ...someDoneTask(shopB, 'done'), queue: 'product', team: 'b' }]);
  await here.merchants.commit(
    shopB,
    { ...nothingElse, puts: [{ ...someClaimedTask(shopB, 'moved-away', 'ben'), team: 'rivals' }] },
    null,
  );
  return here;
};

/** as a function has it: the guard in front, the route behind */
const behind = (here: Town, handler: Handler): Handler =>
  guardTeams(async (merchantId) => (await here.merchants.load(merchantId))?.tasks ?? [])(handler, here.log);
const asking =
  (here: Town, handler: Handler) =>
  async (...event: Parameters<typeof eventOf>) => {
    const { statusCode, body } = answered.parse(await behind(here, handler)(eventOf(...event), context));
    return { status: statusCode, text: body, body: JSON.parse(body) };
  };

describe('somebody of a supplier', () => {
  test('reaches the routes that are written here, and no other', async () => {
    const found: Record<string, string> = {};
    for (const name of Object.keys(routes)) {
      const { wanted } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
      if (wanted.teams !== undefined) found[name] = wanted.teams;
    }
    expect(found).toEqual(reached);
  });

  describe.each(Object.keys(routes))('by %s', (name) => {
    const path = routes[name] ?? '';
    const about = (merchantId: string, taskId: string, caseId: string) =>
      Object.fromEntries(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => [key, { merchantId, taskId, caseId }[key ?? ''] ?? 'guessed']),
      );
    const called = async (merchantId: string, taskId: string, caseId: string, more: object = {}) => {
      const { wanted } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
      const anything = { params: z.object({}), query: z.object({}), body: z.object({}), answer: z.unknown() };
      const here = await open();
      let reachedIt = false;
      const handler = route(
        { ...wanted, ...anything } as never,
        async () => {
          reachedIt = true;
          return {};
        },
        here.log,
      );
      const event = { ...eventOf(about(merchantId, taskId, caseId)), ...more };
      const { statusCode } = answered.parse(await behind(here, handler as Handler)(event, context));
      return { statusCode, reachedIt };
    };
    const onMerchants = path.includes('{merchantId}');
    test(`${reached[name] === undefined ? 'reaches nothing' : 'reaches the work of the own team'}`, async () => {
      const may = reached[name] !== undefined;
      expect(await called(shopA, 'ours', 'c-ours')).toEqual({ statusCode: may ? 200 : 403, reachedIt: may });
    });
    if (!onMerchants) return;
    test('reaches no merchant at which the own team has nothing to do, whatever is forged', async () => {
      for (const [taskId, caseId] of [
        ['theirs', 'c-rivals'],
        ['ours', 'c-ours'],
      ] as const) {
        expect(await called(shopB, taskId, caseId)).toEqual({ statusCode: 404, reachedIt: false });
        expect(await called(shopB, taskId, caseId, { withinTeam: true })).toEqual({ statusCode: 404, reachedIt: false });
      }
    });
    if (!/\{(taskId|caseId)\}/.test(path)) return;
    test('reaches no other team’s task or case at a merchant both work for', async () => {
      expect(await called(shopA, 'rivals', 'c-rivals')).toEqual({ statusCode: 404, reachedIt: false });
      expect(await called(shopA, 'everybodys', 'nobodys')).toEqual({ statusCode: 404, reachedIt: false });
    });
  });

  test.each(Object.keys(merchantRouteHandlers))(
    'is nobody by %s of the merchant’s page, whose sign-in is another one',
    async (name) => {
      const { wanted } = z
        .object({ wanted: z.looseObject({ permission: z.custom<never>() }) })
        .parse(await import(`../../functions/merchant/${name}/handler.ts`));
      const here = await open();
      const anything = { params: z.object({}), query: z.object({}), body: z.object({}), answer: z.unknown(), writes: false };
      const members = { of: async () => undefined };
      const handler = merchantRoute(
        { ...wanted, ...anything } as never,
        async () => ({ reached: true }),
        members as never,
        here.log,
      );
      const statuses = await Promise.all(
        [{}, { email: 'ben@beta.example', email_verified: 'true' }].map(async (claims) => {
          const event = eventOf({ merchantId: shopA });
          Object.assign(event.requestContext.authorizer.jwt.claims, claims);
          return answered.parse(await handler(event, context)).statusCode;
        }),
      );
      expect(statuses).toEqual([401, 404]);
    },
  );
});

describe('what a supplier’s people read', () => {
  test('is their team’s tasks in a queue and in hand, over pages that have none', async () => {
    const here = await open();
    const handle = listTasks.handle({ tasks: taskDirectory(here.world), merchants: here.lookup });
    const list = asking(here, route(listTasks.wanted, handle, here.log));
    const { body, text } = await list({}, {}, { queue: 'product', limit: '1' });
    expect(body.tasks.map(({ id }: Task) => id)).toHaveLength(1);
    const ids: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        {},
        {},
        { queue: 'product', limit: '1', ...(cursor === '' ? {} : { cursor }) },
      );
      ids.push(...page.body.tasks.map(({ id }: Task) => id));
      cursor = page.body.cursor;
    }
    expect(ids.sort()).toEqual(['case-ours', 'ours']);
    expect(text).not.toMatch(/rivals/i);
    expect((await list({}, {}, { queue: 'product', state: 'done' })).body.tasks.map(({ id }: Task) => id)).toEqual(['done']);
    expect((await list({}, {}, { assignee: 'me' })).body).toMatchObject({ tasks: [], merchants: [] });
  });
  test('of a merchant is what their tasks need, and of other teams not a word', async () => {
    const here = await open();
    const look = asking(here, route(getMerchant.wanted, getMerchant.handle(here), here.log));
    const { body, text } = await look({ merchantId: shopA });
    expect(body.tasks.map(({ id }: Task) => id).sort()).toEqual(['case-ours', 'ours']);
    expect(body.cases.map(({ id }: { id: string }) => id)).toEqual(['c-ours']);
    expect(text).not.toMatch(/rivals/i);
    const past = asking(here, route(listTimeline.wanted, listTimeline.handle(here), here.log));
    const told = await past({ merchantId: shopA });
    expect(told.body.entries.map(({ data }: TimelineEntry) => data['taskId'])).toEqual(['ours']);
    expect(told.text).not.toMatch(/rivals/i);
    // our own people see all of it
    const whole = await past({ merchantId: shopA }, {}, {}, '[analyst]');
    expect(whole.body.entries).toHaveLength(3);
    expect((await look({ merchantId: shopA }, {}, {}, '[analyst]')).body.tasks).toHaveLength(4);
  });
  test('of a policy is how work is done, and of teams their own', async () => {
    const here = await open();
    const rates = async () => ({ asOf: '2026-11-20', perEuro: {} }) as never;
    const handle = getPolicy.handle({ policies: here.policies, lists: here.lists, screening: here.screening, rates });
    const { body, text } = await asking(here, route(getPolicy.wanted, handle, here.log))({});
    expect(body.policy.sharing.teams.map(({ key }: { key: string }) => key)).toEqual(['b']);
    expect(body).toMatchObject({ versions: [], proposals: [], policy: { sharing: { allocations: [] } } });
    expect(text).not.toContain('Rivals');
  });
  test('of a case is that case alone', async () => {
    const here = await open();
    const needs = { messages: caseMessages(here.world), cases: caseDirectory(here.world), names: here.lookup };
    const handle = showCase.handle({ ...here, ...needs, moneyOf: () => new MoneyIndex() });
    const { status, body } = await asking(
      here,
      route(showCase.wanted, handle, here.log),
    )({ merchantId: shopA, caseId: 'c-ours' });
    expect([status, body.others, body.similar, body.links]).toEqual([200, [], [], []]);
  });
});

describe('what a supplier’s people do', () => {
  const writes = (here: Town) => here;
  test('is their own team’s tasks, and theirs to the end: sent again the answer is the same', async () => {
    const here = await open();
    const version = (await here.merchants.load(shopA))?.tasks.find(({ id }) => id === 'ours')?.version;
    const claim = asking(here, route(claimTask.wanted, claimTask.handle(writes(here)), here.log));
    expect((await claim({ merchantId: shopA, taskId: 'ours' }, { version })).status).toBe(200);
    const decide = behind(here, route(decideTask.wanted, decideTask.handle(writes(here)), here.log));
    const choice = (await here.merchants.load(shopA))?.tasks.find(({ id }) => id === 'ours')?.choices[0];
    const event = eventOf({ merchantId: shopA, taskId: 'ours' }, { version: (version ?? 0) + 1, choice, reason: 'done' });
    const first = answered.parse(await decide(event, context));
    expect(first.statusCode).toBe(200);
    expect(answered.parse(await decide(event, context))).toEqual(first);
  });
  test('reaches no case of others by way of their own', async () => {
    const here = await open();
    const act = asking(here, route(actOnCase.wanted, actOnCase.handle(writes(here)), here.log));
    for (const deed of [{ kind: 'merge', into: 'c-rivals' }, { kind: 'link', to: 'c-rivals' }, { kind: 'unmerge' }]) {
      const { status, body } = await act({ merchantId: shopA, caseId: 'c-ours' }, { version: 1, deed });
      expect([status, body.code]).toEqual([403, 'team-only']);
    }
    expect((await act({ merchantId: shopA, caseId: 'c-ours' }, { version: 1, deed: { kind: 'resolve' } })).status).toBe(200);
  });
});
