import { describe, expect, test } from 'vitest';
import { taskDirectory } from '../../adapters/memory/directories.ts';
import type { Item } from '../../domain/model/item.ts';
import * as getMerchant from '../../functions/api/get-merchant/handler.ts';
import * as listChanges from '../../functions/api/list-changes/handler.ts';
import * as listScreening from '../../functions/api/list-screening/handler.ts';
import * as noteVisit from '../../functions/api/note-visit/handler.ts';
import * as previewNudge from '../../functions/api/preview-nudge/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { someClaimedTask, someEntry, someId, someMerchant, someRequirement } from '../adapters/some.ts';
import { approved, merchantId, monday, settle, type Town, town } from './town.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
}
const ask = async (handler: ReturnType<typeof route>, { params = { merchantId }, query }: Asked = {}) => {
  const answer = await handler(
    {
      pathParameters: params,
      queryStringParameters: query,
      requestContext: { authorizer: { jwt: { claims: { sub: 'ana', 'cognito:groups': '[lead]' } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body };
};
const unknown = { params: { merchantId: someId(9) } };

const ladder: Item = {
  ...{ merchantId, id: 'onboarding', version: 0, kind: 'ladder', stage: 'onboarding', status: 'watching', rung: 0 },
  ...{ startedAt: monday, lastProgressAt: monday, sent: [] },
};
const wait: Item = {
  ...{ merchantId, id: 'r', version: 0, kind: 'wait', playbook: 'onboarding', run: 'r', waitingFor: 'requirements' },
  ...{ since: monday, status: 'parked', token: 'the-secret-token' },
};
const account: Item = {
  ...{ merchantId, id: 'b', version: 0, kind: 'bank_account', country: 'BR', last4: '3C10', addedAt: monday },
  fingerprint: 'the-secret-fingerprint',
};

describe('a nudge is shown before it is asked for', () => {
  const preview = (here: Town) => route(previewNudge.wanted, previewNudge.handle(here), here.log);
  test('in the language of the merchant, with the version to ask with', async () => {
    const here = town();
    await settle(here, {}, [ladder, wait, someRequirement(merchantId, 'bank_account', { title: 'Bank account for payouts' })]);
    expect((await ask(preview(here))).body).toMatchObject({
      kind: 'send',
      version: 1,
      message: { locale: 'pt', body: expect.stringContaining('Conta bancária para os repasses') },
    });
    expect((await here.merchants.load(merchantId))?.ladders[0]?.version).toBe(1);
  });
  test('or why there is none, and nobody unknown has one', async () => {
    const here = town();
    await settle(here);
    expect((await ask(preview(here))).body).toMatchObject({
      kind: 'refused',
      code: 'no-ladder',
      about: { stage: 'onboarding' },
      detail: expect.stringContaining('No nudges are running'),
    });
    expect((await ask(preview(here), unknown)).status).toBe(404);
  });
});

describe('screening hits', () => {
  test('come with the list they are of; of somebody unknown there are none', async () => {
    const here = town();
    await settle(here, { legalName: 'Viktor Zhdanenko', legalEntityType: 'sole_proprietor' });
    const handler = route(listScreening.wanted, listScreening.handle(here), here.log);
    expect((await ask(handler)).body).toMatchObject({
      source: expect.stringContaining('sample'),
      hits: [{ ref: 'S-001', subject: { name: 'Viktor Zhdanenko' }, listed: { matched: 'Viktor Aleksandrovich Zhdanenko' } }],
    });
    expect((await ask(handler, unknown)).status).toBe(404);
  });
});

test('neither a task token nor what accounts are compared by reaches the browser', async () => {
  const here = town();
  await settle(here, {}, [wait, account]);
  const { text, body } = await ask(route(getMerchant.wanted, getMerchant.handle(here), here.log));
  expect(body.bankAccounts).toEqual([expect.objectContaining({ country: 'BR', last4: '3C10' })]);
  expect(body.waits).toHaveLength(1);
  expect(text).not.toContain('the-secret');
});

test('a merchant on its way to the first sale comes with its go-live checklist and which methods its customers can use', async () => {
  const here = town();
  const method = { kind: 'payment_method', merchantId, version: 0, pspClient: 'direct', wanted: true, statusAt: monday } as const;
  const capabilities = [{ name: 'pix_payments', status: 'active' as const, since: monday }];
  await settle(here, { ...approved, lifecycleStage: 'activation', capabilities }, [
    { ...method, id: 'pix', status: 'activated' },
    { ...method, id: 'card', status: 'pending_boarding' },
  ]);
  const { body } = await ask(route(getMerchant.wanted, getMerchant.handle(here), here.log));
  expect(body.paymentMethods.map((one: any) => [one.id, one.available]).sort()).toEqual([
    ['card', false],
    ['pix', true],
  ]);
  expect(body.goLive).toEqual([
    { kind: 'capability', key: 'pix_payments', done: true },
    { kind: 'first_sale', key: 'first_sale', done: false, waitingOn: 'merchant' },
  ]);
  const other = town();
  await settle(other);
  expect((await ask(route(getMerchant.wanted, getMerchant.handle(other), other.log))).body.goLive).toEqual([]);
});

describe('what changed since one was last here', () => {
  const other = someId(2);
  const sitting = 'tab-1';
  const told = async () => {
    const here = town();
    await settle(here, {}, [someClaimedTask(merchantId, 't1', 'ana')]);
    await here.merchants.commit(other, { puts: [someMerchant(other)], deletes: [], timeline: [] }, null);
    const add = (id: string, of: string, at: string, more: Parameters<typeof someEntry>[2] = {}) =>
      here.merchants.commit(of, { puts: [], deletes: [], timeline: [someEntry(of, id, { at, ...more })] }, null);
    await add('before', merchantId, '2026-11-20T10:00:00.000Z');
    await add('others', merchantId, '2026-11-23T10:00:00.000Z', { actor: { kind: 'person', id: 'bob' } });
    await add('own', merchantId, '2026-11-23T10:30:00.000Z', { actor: { kind: 'person', id: 'ana' } });
    await add('elsewhere', other, '2026-11-23T11:00:00.000Z');
    const readers = { ...here, tasks: taskDirectory(here.world) };
    const changes = route(listChanges.wanted, listChanges.handle(readers), here.log);
    const visit = route(noteVisit.wanted, noteVisit.handle(here), here.log);
    const post = async (body: object) => {
      const request = { body: JSON.stringify(body), headers: { 'idempotency-key': 'key-of-ana' } };
      const claims = { sub: 'ana', 'cognito:groups': '[viewer]' };
      const answer = await visit({ ...request, requestContext: { authorizer: { jwt: { claims } } } }, context);
      return { status: answer.statusCode, body: JSON.parse(answer.body) };
    };
    const ids = async (query = { sitting }) => (await ask(changes, { query })).body.entries.map(({ id }: { id: string }) => id);
    return { here, changes, post, ids };
  };

  test('is what others did to the merchants of my tasks since yesterday, for somebody who was never here', async () => {
    const { changes, ids } = await told();
    expect(await ids()).toEqual(['others']);
    const { body } = await ask(changes);
    expect(body).toMatchObject({
      since: '2026-11-22T12:00:00.000Z',
      merchants: [{ merchantId, legalName: 'Padaria São João Ltda' }],
    });
    expect(body.merchants).toHaveLength(1);
  });
  test('and to those I opened, newest first, on another computer too', async () => {
    const { post, ids } = await told();
    expect(await post({ sitting, opened: other })).toEqual({ status: 200, body: { since: '2026-11-22T12:00:00.000Z' } });
    expect(await ids()).toEqual(['elsewhere', 'others']);
    // what was seen is seen everywhere
    await post({ sitting, seen: true });
    expect(await ids({ sitting: 'phone' })).toEqual([]);
  });
  test('a merchant that is not there, or no merchant at all, is never followed and hides nothing', async () => {
    const { here, post, ids } = await told();
    await post({ sitting, opened: other });
    for (let n = 10; n < 40; n += 1) expect((await post({ sitting, opened: someId(n) })).status).toBe(404);
    expect((await post({ sitting, opened: 'nonsense' })).status).toBe(400);
    expect((await here.visits.of('ana')).followed).toEqual([other]);
    expect(await ids()).toEqual(['elsewhere', 'others']);
  });
  test('two tabs at once are both noted', async () => {
    const { here, post } = await told();
    const both = await Promise.all([post({ sitting: 'a', opened: other }), post({ sitting: 'b', opened: merchantId })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await here.visits.of('ana')).followed.toSorted()).toEqual([merchantId, other].toSorted());
  });
});
