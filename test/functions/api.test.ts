import { describe, expect, test } from 'vitest';
import { merchantLookup, taskDirectory } from '../../adapters/memory/directories.ts';
import { merchantList } from '../../adapters/memory/merchant-list.ts';
import { mapAgain } from '../../connectors/map-again.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import * as claimTask from '../../functions/api/claim-task/handler.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import * as getMerchant from '../../functions/api/get-merchant/handler.ts';
import * as listMerchants from '../../functions/api/list-merchants/handler.ts';
import * as listRejected from '../../functions/api/list-rejected/handler.ts';
import * as listTasks from '../../functions/api/list-tasks/handler.ts';
import * as listTimeline from '../../functions/api/list-timeline/handler.ts';
import * as nudgeMerchant from '../../functions/api/nudge-merchant/handler.ts';
import * as publishPolicy from '../../functions/api/publish-policy/handler.ts';
import * as replayRejected from '../../functions/api/replay-rejected/handler.ts';
import * as snoozeTask from '../../functions/api/snooze-task/handler.ts';
import * as waiveRequirement from '../../functions/api/waive-requirement/handler.ts';
import * as withdrawMerchant from '../../functions/api/withdraw-merchant/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { nothingElse, someId, someRequirement, someTask } from '../adapters/some.ts';
import { delivery, envelope, merchantId, monday, settle, type Town, town } from './town.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
interface Request {
  readonly as?: string;
  readonly groups?: unknown;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly key?: string | null;
}
let keys = 0;
/** what a console sends: the version it looked at, the first one unless said otherwise */
const seen = (body: unknown): unknown => (typeof body === 'string' ? body : JSON.stringify({ version: 1, ...Object(body) }));
const event = ({ as = 'ana', groups = '[lead risk]', params, query, body, key }: Request) => {
  keys += 1;
  const header = key === null ? {} : { 'idempotency-key': key ?? `key-${String(keys).padStart(8, '0')}` };
  return {
    headers: header,
    pathParameters: params,
    queryStringParameters: query,
    body: seen(body),
    requestContext: { authorizer: { jwt: { claims: { sub: as, 'cognito:groups': groups } } } },
  };
};
type Handler = ReturnType<typeof route>;
const call = async (handler: Handler, request: Request) => {
  const answer = await handler(event(request), context);
  return { status: answer.statusCode, type: answer.headers['content-type'], body: JSON.parse(answer.body) };
};
const task = { merchantId, taskId: 't1' };
const claim = (here: Town) => route(claimTask.wanted, claimTask.handle(here), here.log);
const decide = (here: Town) => route(decideTask.wanted, decideTask.handle(here), here.log);
const withTask = async (more: Parameters<typeof someTask>[2] = {}) => {
  const here = town();
  await settle(here, { lifecycleStage: 'risk_check' }, [
    someTask(merchantId, 't1', more),
    someRequirement(merchantId, 'bank_statement'),
  ]);
  return here;
};

describe('a request', () => {
  test('without a role for it is refused, naming the roles that have it', async () => {
    const here = await withTask();
    const answer = await call(claim(here), { params: task, groups: '[viewer]' });
    expect(answer).toMatchObject({ status: 403, type: 'application/problem+json' });
    expect(answer.body.detail).toContain('analyst');
    expect((await here.merchants.load(merchantId))?.tasks[0]?.status).toBe('open');
  });

  test.each([['[lead]'], ['[viewer lead]'], [['lead']]])(
    'knows groups however the authorizer hands them on: %j',
    async (groups) => {
      const here = await withTask();
      expect((await call(claim(here), { params: task, groups })).status).toBe(200);
    },
  );

  test('of nobody is 401', async () => {
    const here = await withTask();
    const answer = await claim(here)({ ...event({ params: task }), requestContext: {} }, context);
    expect(answer.statusCode).toBe(401);
  });

  test('lists every wrong field', async () => {
    const here = await withTask();
    const answer = await call(decide(here), { params: { merchantId: 'x', taskId: 't1' }, body: { choice: '' } });
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toEqual([expect.objectContaining({ field: 'path.merchantId' })]);
    const second = await call(decide(here), { params: task, body: { choice: '' } });
    expect(second.body.fields.map(({ field }: { field: string }) => field)).toEqual(['body.choice', 'body.reason']);
    expect((await call(decide(here), { params: task, body: '{' })).body.fields[0].field).toBe('body');
  });

  test('that writes needs its Idempotency-Key', async () => {
    const here = await withTask();
    const answer = await call(claim(here), { params: task, key: null });
    expect(answer.body.fields).toEqual([expect.objectContaining({ field: 'headers.idempotency-key' })]);
  });

  test('is a repeat of its own kind only: the same key for another task, or another deed, is another request', async () => {
    const here = await withTask();
    await here.merchants.commit(merchantId, { ...nothingElse, puts: [someTask(merchantId, 't2')] }, null);
    const key = 'used-twice';
    expect((await call(claim(here), { params: task, key })).body.claimedBy).toBe('ana');
    expect((await call(claim(here), { params: { merchantId, taskId: 't2' }, key })).body.id).toBe('t2');
    const done = await call(decide(here), { params: task, body: { version: 2, choice: 'approve', reason: 'seen' }, key });
    expect(done).toMatchObject({ status: 200, body: { kind: 'decided' } });
    expect((await here.merchants.load(merchantId))?.tasks.map(({ id, status }) => [id, status])).toEqual([
      ['t1', 'decided'],
      ['t2', 'claimed'],
    ]);
    const again = { kind: 'decided', task: { id: 't1', version: done.body.task.version } };
    expect(
      (await call(decide(here), { params: task, body: { version: 2, choice: 'approve', reason: 'seen' }, key })).body,
    ).toMatchObject(again);
  });

  test('about nothing that exists is 404', async () => {
    const here = await withTask();
    expect((await call(claim(here), { params: { merchantId, taskId: 'none' } })).status).toBe(404);
    expect((await call(claim(here), { params: { merchantId: someId(9), taskId: 't1' } })).status).toBe(404);
  });

  test('that fails for a reason of ours says nothing of it and is logged', async () => {
    const here = await withTask();
    const merchants = { ...here.merchants, load: () => Promise.reject(new Error('secret detail')) };
    const handler = route(getMerchant.wanted, getMerchant.handle({ merchants }), here.log);
    const answer = await call(handler, { params: { merchantId } });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    expect(here.log.lines.at(-1)).toMatchObject({ event: 'request.failed' });
  });
});

describe('a task', () => {
  test('claimed twice with one key is claimed once; by somebody else it is 409 with who and when', async () => {
    const here = await withTask();
    const first = await call(claim(here), { params: task, key: 'same-key-1' });
    here.clock.set('2026-11-23T13:00:00.000Z');
    expect(await call(claim(here), { params: task, key: 'same-key-1' })).toEqual(first);
    const other = await call(claim(here), { params: task, as: 'bob', key: 'same-key-1', body: { version: 2 } });
    expect(other.status).toBe(409);
    expect(other.body.detail).toContain('ana claimed the task on 2026-11-23T12:00:00.000Z');
  });

  test('two people claiming at the same instant: one has it, the other is told who', async () => {
    const here = await withTask();
    const [one, other] = await Promise.all([call(claim(here), { params: task }), call(claim(here), { params: task, as: 'bob' })]);
    expect([one.status, other.status].toSorted()).toEqual([200, 409]);
  });

  test('decided with a reason is recorded with who, when and why; twice is harmless, too late is a clear 409', async () => {
    const here = await withTask();
    const body = { choice: 'approve', reason: 'all documents fit' };
    expect((await call(decide(here), { params: task, body, key: 'decide-001' })).status).toBe(200);
    expect((await call(decide(here), { params: task, body, key: 'decide-001' })).status).toBe(200);
    const late = await call(decide(here), { params: task, as: 'bob', body: { version: 2, choice: 'decline', reason: 'no' } });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('ana');
    const entries = (await here.timeline.list(merchantId, 10)).entries;
    expect(entries).toEqual([
      expect.objectContaining({ type: 'task.decided.v1', actor: { kind: 'person', id: 'ana' }, reason: 'all documents fit' }),
    ]);
  });

  test('that is a risk review needs the role for it', async () => {
    const here = await withTask({ subjectKind: 'risk_review' });
    const body = { choice: 'approve', reason: 'fine' };
    expect((await call(decide(here), { params: task, body, groups: '[analyst]' })).status).toBe(403);
    // nor is it kept from those who can
    expect((await call(claim(here), { params: task, groups: '[analyst]' })).body).toMatchObject({
      ...{ status: 403, code: 'role-missing', about: { wanted: ['risk', 'lead'] } },
    });
    const aside = route(snoozeTask.wanted, snoozeTask.handle(here), here.log);
    const later = { until: '2027-01-01T00:00:00Z', reason: 'later' };
    expect((await call(aside, { params: task, body: later, groups: '[analyst]' })).body).toMatchObject({ code: 'role-missing' });
    expect((await call(decide(here), { params: task, body, groups: '[risk]' })).status).toBe(200);
  });

  test('under four eyes needs another person, in the write', async () => {
    const here = await withTask({ fourEyes: { required: true, reasons: ['volume'] } });
    const body = { choice: 'approve', reason: 'fine' };
    expect((await call(decide(here), { params: task, body })).body.kind).toBe('approved_once');
    const again = { ...body, version: 2 };
    expect((await call(decide(here), { params: task, body: again })).status).toBe(403);
    expect((await call(decide(here), { params: task, body: again, as: 'bob' })).body.kind).toBe('decided');
  });

  test('snoozed into the past names the field', async () => {
    const here = await withTask();
    const handler = route(snoozeTask.wanted, snoozeTask.handle(here), here.log);
    const answer = await call(handler, { params: task, body: { until: '2020-01-01T00:00:00Z', reason: 'later' } });
    expect(answer).toMatchObject({ status: 400, body: { fields: [expect.objectContaining({ field: 'until' })] } });
  });

  test("inboxes: a queue's, or one's own", async () => {
    const here = await withTask();
    const handler = route(
      listTasks.wanted,
      listTasks.handle({ tasks: taskDirectory(here.world), merchants: merchantLookup(here.world) }),
      here.log,
    );
    expect((await call(handler, { query: { queue: 'risk' } })).body.tasks).toHaveLength(1);
    expect((await call(handler, { query: { assignee: 'me' } })).body.tasks).toEqual([]);
    await call(claim(here), { params: task });
    expect((await call(handler, { query: { assignee: 'me' } })).body.tasks).toHaveLength(1);
    expect((await call(handler, { query: { assignee: 'you' } })).status).toBe(400);
  });
});

describe('a merchant', () => {
  test('is shown without task tokens', async () => {
    const here = town();
    const parked = {
      merchantId,
      id: 'r',
      version: 0,
      kind: 'wait',
      playbook: 'onboarding',
      run: 'r',
      waitingFor: 'requirements',
      since: monday,
    } as const;
    await settle(here, {}, [{ ...parked, status: 'parked', token: 'secret-token' }]);
    const handler = route(getMerchant.wanted, getMerchant.handle(here), here.log);
    const { body } = await call(handler, { params: { merchantId } });
    expect(body.waits).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('secret-token');
  });

  test('lists page with cursors, and a made-up cursor is a 400', async () => {
    const here = await withTask();
    const handler = route(
      listMerchants.wanted,
      listMerchants.handle({ merchants: merchantList(here.world), clock: here.clock }),
      here.log,
    );
    const { body } = await call(handler, { query: { stage: 'care,risk_check', limit: '1' } });
    expect(body).toMatchObject({ merchants: [{ merchantId }], total: 1, skipped: 0, behind: false });
    expect((await call(handler, { query: { stage: 'care', country: 'PT' } })).body.merchants).toEqual([]);
    expect((await call(handler, { query: { cursor: 'x' } })).body.fields[0].field).toBe('cursor');
    expect((await call(handler, { query: { stage: 'nowhere' } })).status).toBe(400);
    const { columns } = (await call(handler, { query: { view: 'board', segment: 'long_tail' } })).body;
    expect(columns.find(({ stage }: { stage: string }) => stage === 'risk_check').count).toBe(1);
  });

  test('its timeline shows what happened, not what a step answered', async () => {
    const here = await withTask();
    await call(claim(here), { params: task });
    const handler = route(listTimeline.wanted, listTimeline.handle(here), here.log);
    const { body } = await call(handler, { params: { merchantId } });
    expect(body.entries).toEqual([expect.not.objectContaining({ result: expect.anything() })]);
  });

  test('a requirement is waived by those who may, with a reason', async () => {
    const here = await withTask();
    const handler = route(waiveRequirement.wanted, waiveRequirement.handle(here), here.log);
    const params = { merchantId, requirementId: 'bank_statement' };
    expect((await call(handler, { params, body: { reason: 'known bank' }, groups: '[analyst]' })).status).toBe(403);
    expect((await call(handler, { params, body: { reason: 'known bank' } })).status).toBe(200);
    expect((await here.merchants.load(merchantId))?.requirements[0]).toMatchObject({ dueStatus: 'waived' });
  });

  test('a withdrawal noted by a person is the same fact as one the merchant sent', async () => {
    const here = await withTask();
    const handler = route(withdrawMerchant.wanted, withdrawMerchant.handle(here), here.log);
    expect((await call(handler, { params: { merchantId }, body: { reason: 'sold the shop' } })).status).toBe(200);
    expect((await here.merchants.load(merchantId))?.merchant).toMatchObject({ withdrawalReason: 'sold the shop' });
    expect((await here.timeline.list(merchantId, 10)).entries[0]).toMatchObject({ actor: { kind: 'person', id: 'ana' } });
  });

  test('nudged by a person: the ladder counts as stalled and the run decides by its rules; with no run waiting it is a 409', async () => {
    const here = town();
    const ladder = {
      merchantId,
      id: 'onboarding',
      version: 0,
      kind: 'ladder',
      stage: 'onboarding',
      status: 'watching',
      startedAt: monday,
      lastProgressAt: monday,
      rung: 0,
      sent: [],
      dueAt: monday,
    } as const;
    await settle(here, {}, [{ ...ladder, sent: [] }]);
    const handler = route(nudgeMerchant.wanted, nudgeMerchant.handle(here), here.log);
    const ask = { params: { merchantId }, body: { reason: 'spoke on the phone' } };
    expect((await call(handler, ask)).status).toBe(409);
    const wait = {
      merchantId,
      id: 'r',
      kind: 'wait',
      playbook: 'onboarding',
      run: 'r',
      waitingFor: 'requirements',
      since: monday,
    } as const;
    const put = [{ ...wait, version: 0, status: 'parked' as const, token: 't' }];
    await here.merchants.commit(merchantId, { puts: put, deletes: [], timeline: [] }, null);
    expect((await call(handler, ask)).status).toBe(200);
    expect((await here.merchants.load(merchantId))?.ladders[0]).toMatchObject({ status: 'stalled', stalledAt: monday });
    // with a person of ours to decide, no ladder is listened to
    const ours = [{ ...wait, version: 1, waitingFor: 'decision' as const, status: 'parked' as const, token: 't' }];
    await here.merchants.commit(merchantId, { puts: ours, deletes: [], timeline: [] }, null);
    const refused = await call(handler, { ...ask, body: { ...ask.body, version: 2 } });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('decide its task first');
  });
});

describe('what was refused', () => {
  test('is listed with field and remedy, replayed once as it came, and says when', async () => {
    const here = town();
    const detail = envelope('requirement.verified.v1', { requirementId: 'x' });
    await here.refuse(delivery(detail, 'requirement.verified.v1', 'kyc'), {
      code: 'type_mismatch',
      field: 'type',
      about: { inside: 'x' },
    });
    const list = route(listRejected.wanted, listRejected.handle(here), here.log);
    const { body } = await call(list, { query: {} });
    expect(body).toMatchObject({
      day: '2026-11-23',
      rejected: [{ id: detail.id, field: 'type', about: { inside: 'x' }, remedy: expect.stringContaining('DetailType') }],
    });
    const replay = route(replayRejected.wanted, replayRejected.handle({ ...here, mapAgain }), here.log);
    const params = { day: body.day, id: body.rejected[0].reference };
    const looked = { params, body: { version: body.rejected[0].version } };
    expect((await call(replay, { params, body: '{}' })).body.fields).toMatchObject([{ field: 'body.version' }]);
    const first = await call(replay, { ...looked, key: 'my-only-key' });
    expect(first.status).toBe(200);
    expect(here.publisher.published).toEqual([{ source: 'kyc', type: 'requirement.verified.v1', detail }]);
    // the same wish, and somebody else's, who looked before it was done
    expect(await call(replay, { ...looked, key: 'my-only-key' })).toEqual(first);
    const again = await call(replay, looked);
    expect(again).toMatchObject({ status: 409, body: { version: 2, changedBy: { id: 'ana' }, changedAt: monday } });
    const after = await call(list, { query: {} });
    expect(after.body.rejected[0]).toMatchObject({ version: 2, replayedAt: monday, replayedBy: 'ana' });
    expect(JSON.stringify(after.body)).not.toContain('my-only-key');
    expect((await call(replay, { params, body: { version: 2 } })).body.detail).toContain(`already replayed on ${monday}`);
    expect(here.publisher.published).toHaveLength(1);
  });

  test('and kept without its account number is its sender’s to send again: replayed it would tell of another account', async () => {
    const here = town();
    const detail = envelope('requirement.submitted.v1', { requirementId: 'bank_account', value: 'DE89370400440532013000' });
    await here.refuse(delivery(detail, detail.type, 'signup'), { code: 'type_mismatch', field: 'type', about: { inside: 'x' } });
    const { body } = await call(route(listRejected.wanted, listRejected.handle(here), here.log), { query: {} });
    expect(JSON.stringify(body)).not.toContain('0532013000');
    const [{ reference: id, version }] = body.rejected;
    const replay = route(replayRejected.wanted, replayRejected.handle({ ...here, mapAgain }), here.log);
    const answer = await call(replay, { params: { day: body.day, id }, body: { version } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'event-was-shortened' } });
    expect(here.publisher.published).toEqual([]);
  });
});

describe('the policy', () => {
  const document = policyDocument.parse(bundled);
  test('is published by those who may, from the version they looked at, and says who was faster', async () => {
    const here = town();
    const { version: basedOn } = await here.policies.active();
    const handler = route(publishPolicy.wanted, publishPolicy.handle(here), here.log);
    const body = { policy: { ...document, title: 'Mine' }, reason: 'calmer', basedOn };
    expect((await call(handler, { body, groups: '[analyst]' })).status).toBe(403);
    expect((await call(handler, { body })).status).toBe(200);
    expect((await call(handler, { body })).status).toBe(200);
    const late = await call(handler, { body: { ...body, policy: { ...document, title: 'Other' } }, as: 'bob' });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('ana');
  });

  test('that contradicts itself is refused with field and remedy', async () => {
    const here = town();
    const { version: basedOn } = await here.policies.active();
    const handler = route(publishPolicy.wanted, publishPolicy.handle(here), here.log);
    const policy = { ...document, merchantCalendars: { ...document.merchantCalendars, BR: 'nowhere' } };
    const answer = await call(handler, { body: { policy, reason: 'oops', basedOn } });
    expect(answer.status).toBe(400);
    expect(answer.body.findings[0]).toMatchObject({
      field: expect.stringContaining('merchantCalendars'),
      remedy: expect.any(String),
    });
  });
});
