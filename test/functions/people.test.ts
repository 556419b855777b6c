import { expect, test } from 'vitest';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { People } from '../../domain/people.ts';
import * as assignTask from '../../functions/api/assign-task/handler.ts';
import * as listPeople from '../../functions/api/list-people/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { someTask } from '../adapters/some.ts';
import { merchantId, settle, type Town, town } from './town.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
const signedIn = (groups: string) => ({ authorizer: { jwt: { claims: { sub: 'leo', 'cognito:groups': groups } } } });

const withTask = async (more: Parameters<typeof someTask>[2] = {}): Promise<Town> => {
  const here = town();
  await settle(here, {}, [someTask(merchantId, 't1', more)]);
  return here;
};
let keys = 0;
const assign = async (
  here: Town,
  to: string,
  { people = here.people, version = 1, key = `key-${++keys}-assign` }: Asked = {},
) => {
  const answer = await route(
    assignTask.wanted,
    assignTask.handle({ ...here, people }),
    here.log,
  )(
    {
      headers: { 'idempotency-key': key },
      pathParameters: { merchantId, taskId: 't1' },
      body: JSON.stringify({ version, to }),
      requestContext: signedIn('[lead]'),
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
interface Asked {
  readonly people?: People;
  readonly version?: number;
  readonly key?: string;
}
const holder = async (here: Town) => {
  const [task] = (await here.merchants.load(merchantId))?.tasks ?? [];
  return task?.status === 'claimed' ? task.claimedBy : undefined;
};

test('who works here is listed by name with their roles, to whoever sees who holds a task', async () => {
  const here = town();
  here.people.admit({ id: 'bea.2', name: 'Bea', roles: ['viewer', 'lead'] });
  const handler = route(listPeople.wanted, listPeople.handle(here), here.log);
  const answer = await handler({ requestContext: signedIn('[viewer]') }, context);
  expect(JSON.parse(answer.body)).toEqual({
    people: [
      { id: 'bea.2', name: 'Bea', roles: ['viewer', 'lead'] },
      { id: 'carl', name: 'Carl', roles: ['analyst', 'risk'] },
    ],
  });
});

test('a task is given to one of them', async () => {
  const here = await withTask();
  expect((await assign(here, 'carl')).status).toBe(200);
  expect(await holder(here)).toBe('carl');
});

test('nobody who is not there, or left, is given a task, and the field is named', async () => {
  const here = await withTask();
  here.people.admit({ id: 'gone', name: 'Gone', roles: ['lead'], enabled: false });
  for (const to of ['nobody', 'gone', 'Carl']) {
    expect(await assign(here, to)).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } });
  }
  expect(await holder(here)).toBeUndefined();
});

test('a risk review is given to those who may decide one, and the refusal names their roles', async () => {
  const here = await withTask({ subjectKind: 'risk_review' });
  here.people.admit({ id: 'arno', name: 'Arno', roles: ['analyst'] });
  expect(await assign(here, 'arno')).toMatchObject({
    status: 400,
    body: { code: 'person-may-not', about: { wanted: ['risk', 'lead'] }, detail: expect.stringContaining('risk, lead') },
  });
  here.people.admit({ id: 'rita', name: 'Rita', roles: ['risk'] });
  expect((await assign(here, 'rita')).status).toBe(200);
});

test('sent again it answers the same, though the person left meanwhile; what somebody else changed is told first', async () => {
  const here = await withTask();
  const first = await assign(here, 'carl', { key: 'the-same-key' });
  here.people.admit({ id: 'carl', name: 'Carl', roles: ['analyst'], enabled: false });
  expect(await assign(here, 'carl', { key: 'the-same-key' })).toEqual(first);
  expect(await assign(here, 'nobody')).toMatchObject({ status: 409, body: { version: 2, changedBy: { id: 'leo' } } });
});

test('while nobody knows who there is nothing is given away', async () => {
  const here = await withTask();
  const people = { everyone: () => Promise.reject(new ServiceUnavailable('cognito-idp')) };
  expect((await assign(here, 'carl', { people })).status).toBe(503);
  expect(await holder(here)).toBeUndefined();
});
