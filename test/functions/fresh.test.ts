import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fakeHolderCheck } from '../../adapters/holder-check/fake-holder-check.ts';
import { accountOwners } from '../../adapters/memory/account-owners.ts';
import type { Writes } from '../../application/decide-on.ts';
import type { Permission } from '../../domain/access.ts';
import type { AccountOwners } from '../../domain/account-change/account-owners.ts';
import type { HolderCheck } from '../../domain/account-change/holder-check.ts';
import type { Item } from '../../domain/model/item.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { someRequirement, someTask } from '../adapters/some.ts';
import { merchantId, monday, settle, type Town, town } from './town.ts';
import { documentId, later, listedName, requestId, type Written, writing } from './writes-about-merchants.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
const ladder: Item = {
  ...{ merchantId, id: 'onboarding', version: 0, kind: 'ladder', stage: 'onboarding', status: 'watching', rung: 0 },
  ...{ startedAt: monday, lastProgressAt: monday, sent: [], dueAt: later },
};
const wait: Item = {
  ...{ merchantId, id: 'r', version: 0, kind: 'wait', playbook: 'onboarding', run: 'r', waitingFor: 'requirements' },
  ...{ since: monday, status: 'parked', token: 't' },
};
const passport: Item = {
  ...{ merchantId, id: documentId, version: 0, kind: 'document', requirementId: 'passport', name: 'pass.pdf', state: 'clean' },
  ...{ from: { kind: 'person', id: 'ana' }, upload: { key: 'uploads/x', versionId: 'v' }, bytes: 9, sha256: 'a'.repeat(64) },
  ...{ receivedAt: monday, type: 'pdf', keptAs: 'documents/x', checkedAt: monday },
};
const moving: Item = {
  ...{ merchantId, id: 'c-1', version: 0, kind: 'account_change', status: 'open', flags: [], approvals: [] },
  to: { of: 'address', lines: ['Rua Nova 1'], city: 'Santos', country: 'BR' },
  request: { through: 'phone', urgent: false, oldAccountClosed: false, accountOfAnother: false },
  ...{ askedBy: { kind: 'person', id: 'eve' }, askedAt: monday },
};
const question: Item = {
  ...{ merchantId, id: requestId, version: 0, kind: 'case', title: 'Where is my payout?', severity: 'normal', openedAt: monday },
  request: {
    ...{ topic: 'payout', askedBy: 'ana@shop.example.com', asked: 'a'.repeat(64), waitingOn: 'operations', messages: 1 },
    unanswered: 1,
  },
};
/** a task, in the hands of whoever writes where the write takes that */
const taskOf = (held: boolean): Item => {
  const open = someTask(merchantId, 't1');
  return held ? { ...open, status: 'claimed', claimedBy: 'ana', claimedAt: monday } : open;
};
const erasure: Item = {
  ...{ merchantId, id: 'persons', version: 0, kind: 'erasure', status: 'asked', askedBy: 'bob', askedAt: monday },
  ...{ reason: 'their letter', stages: [], removed: [] },
};
const here = async ({ held, left }: Pick<Written, 'held' | 'left'> = {}): Promise<Town> => {
  const found = town();
  // operations verify it, it was handed in, and nothing stops without it
  const due = someRequirement(merchantId, 'bank_statement', {
    ...{ deadline: later, dueAt: later, restricts: [], verifiedBy: 'operations', awaitingActionFrom: 'operations' },
    ...{ verificationStatus: 'pending_verification', submissions: 1, factAt: '2026-11-20T12:00:00.000Z' },
  });
  const pix: Item = {
    ...{ merchantId, id: 'pix', version: 0, kind: 'payment_method', pspClient: 'direct', wanted: true },
    ...{ status: 'pending_boarding', statusAt: monday },
  };
  // its name is one of the sample's: somebody may say whether it is the same
  const prices = {
    proposed: {
      ...{ conditions: [{ method: 'all', basisPoints: 150, fixedMinor: 20 }], validFrom: '2026-12-01' },
      ...{ by: 'eve', at: monday, reason: 'a large merchant' },
    },
  };
  const gone = left === undefined ? {} : ({ lifecycleStage: 'offboarded', closedAt: monday } as const);
  const others = left === 'asked' ? [erasure] : [];
  await settle(found, { legalName: listedName, prices, approvedAt: monday, ...gone }, [
    ...[taskOf(held === true), due, pix, ladder, wait, passport, moving, question, ...others],
  ]);
  return found;
};

const anything = z.custom<z.ZodType>((value) => value instanceof z.ZodType);
const module = z.object({
  wanted: z.looseObject({
    permission: z.custom<Permission>(),
    params: anything,
    query: anything,
    body: anything,
    answer: anything,
    writes: z.boolean(),
  }),
  handle: z.custom<
    (
      needs: Writes & { readonly holders: HolderCheck; readonly owners: AccountOwners; readonly pepper: string },
    ) => Parameters<typeof route>[1]
  >((value) => typeof value === 'function'),
});

let keys = 0;
const send = async (town: Town, name: string, as: string, body: object, key = `key-${++keys}-of-the-table`) => {
  const { wanted, handle } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
  const answer = await route(
    wanted,
    handle({ ...town, holders: fakeHolderCheck, owners: accountOwners(town.world), pepper: 'of-the-tests' }),
    town.log,
  )(
    {
      headers: { 'idempotency-key': key },
      pathParameters: writing[name]?.params,
      body: JSON.stringify({ ...writing[name]?.body, ...body }),
      requestContext: { authorizer: { jwt: { claims: { sub: as, 'cognito:groups': '[lead risk]' } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

describe.each(Object.entries(writing))('%s', (name, { rival, told, held, left }) => {
  const start = () => here({ ...(held && { held }), ...(left && { left }) });
  test('is done for whoever looked at what is there', async () => {
    expect((await send(await start(), name, 'ana', { version: 1 })).status).toBe(200);
  });

  // an opening changes nothing that somebody else could have been faster with
  if (rival !== undefined)
    test('is refused once somebody else changed it, saying who and when, and changes nothing', async () => {
      const town = await start();
      expect((await send(town, rival, 'bob', { version: 1 })).status).toBe(200);
      const before = structuredClone(await town.merchants.load(merchantId));
      const late = await send(town, name, 'ana', { version: 1 });
      expect(late).toMatchObject({
        status: 409,
        body: {
          type: 'urn:firstsale:problem:stale-version',
          version: 2,
          changedBy: { kind: 'person', id: 'bob' },
          changedAt: monday,
          change: told,
          detail: expect.stringMatching(/by bob at 2026-11-23T12:00:00.000Z/),
        },
      });
      expect(await town.merchants.load(merchantId)).toEqual(before);
    });

  test('is refused without a version, naming the field', async () => {
    const town = await start();
    const answer = await send(town, name, 'ana', {});
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'body.version' }] } });
    expect(answer.body.fields[0].message).toContain('look again');
  });

  test('sent again with its key answers the same, though its own first sending made the version old', async () => {
    const town = await start();
    const first = await send(town, name, 'ana', { version: 1 }, 'the-same-key');
    expect(await send(town, name, 'ana', { version: 1 }, 'the-same-key')).toEqual(first);
    // and though the matter went on: the same key is the same wish
    if (rival === 'claim-task') await send(town, 'comment-task', 'bob', { version: 2 });
    expect(await send(town, name, 'ana', { version: 1 }, 'the-same-key')).toEqual(first);
  });

  test('its key sent with something else is told so, and changes nothing', async () => {
    const town = await start();
    await send(town, name, 'ana', { version: 1 }, 'the-same-key');
    const before = structuredClone(await town.merchants.load(merchantId));
    const said = Object.keys(writing[name]?.body ?? {}).find(
      (field) => field === 'reason' || field === 'comment' || field === 'to',
    );
    const other = await send(
      town,
      name,
      'ana',
      { version: 1, ...(said === undefined ? {} : { [said]: said === 'to' ? '2026-12-09T12:00:00Z' : 'else' }) },
      'the-same-key',
    );
    // what has no words is named whole by its path
    if (said === undefined) expect(other.status).toBe(200);
    else expect(other).toMatchObject({ status: 422, body: { type: 'urn:firstsale:problem:key-reused' } });
    // looked at again it is still the same wish
    expect((await send(town, name, 'ana', { version: 2 }, 'the-same-key')).status).toBe(200);
    expect(await town.merchants.load(merchantId)).toEqual(before);
    // the order of the fields is nobody's wish
    const { version, ...rest } = { version: 1, ...writing[name]?.body };
    expect((await send(town, name, 'ana', { ...rest, version }, 'the-same-key')).status).toBe(200);
  });
});

test('of several changes at one instant the last one is told', async () => {
  const town = await here();
  await send(town, 'comment-task', 'carl', { version: 1 });
  await send(town, 'claim-task', 'bob', { version: 2 });
  const late = await send(town, 'claim-task', 'ana', { version: 1 });
  expect(late.body).toMatchObject({ changedBy: { id: 'bob' }, change: 'task.claimed.v1', version: 3 });
});

test('a change nobody is known for is refused too', async () => {
  const town = await here();
  const task = { ...someTask(merchantId, 't1'), version: 1, title: 'Renamed' };
  await town.merchants.commit(merchantId, { puts: [task], deletes: [], timeline: [] }, null);
  const late = await send(town, 'claim-task', 'ana', { version: 1 });
  expect(late).toMatchObject({ status: 409, body: { version: 2 } });
  expect(late.body).not.toHaveProperty('changedBy');
});
