import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { attributesOf } from '../../adapters/dynamodb/keys.ts';
import { type MemberPermission, memberMay } from '../../domain/member/member-access.ts';
import { type Member, memberRoles } from '../../domain/model/member.ts';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';

let app: Firstsale;
let api: ReturnType<typeof merchantApi>;
let shop: Journey;
let other: Journey;
const emailOf = (role: string) => `${role}@boa-leitura.example.com`;

const enter = async (member: Pick<Member, 'merchantId' | 'id' | 'role' | 'invitedBy'> & { status: 'active' | 'removed' }) => {
  const item: Member = { ...member, kind: 'member', version: 1, since: app.now() };
  const row = { ...item, ...attributesOf(item, 1) };
  await app.aws('dynamodb', 'PutItem', { TableName: app.laptop.tableName, Item: encode(row) });
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  api = merchantApi(app);
  shop = new Journey(app, 'member-routes');
  other = new Journey(app, 'member-others');
  await shop.apply();
  await other.apply({ contact: { name: 'Rui', email: 'rui@others.example.com' } });
  for (const role of memberRoles)
    await enter({ merchantId: shop.id, id: emailOf(role), role, status: 'active', invitedBy: 'lia@boa-leitura.example.com' });
  await enter({ merchantId: shop.id, id: emailOf('gone'), role: 'owner', status: 'removed' });
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const module = z.object({ wanted: z.looseObject({ permission: z.string() }) });
const wantedBy = async (route: string) =>
  module.parse(await import(`../../functions/merchant/${route}/handler.ts`)).wanted.permission;

const routes = Object.entries(merchantRouteHandlers).map(([name, { route, ...spec }]) => {
  const [method = '', path = ''] = route.split(' ');
  return { name, method: method === 'GET' ? ('GET' as const) : ('POST' as const), path, open: 'open' in spec };
});
/** a path that is right as far as anybody could guess */
const filled = (path: string, merchantId: string): string =>
  path
    .replace('{merchantId}', merchantId)
    .replace('{requirementId}', 'trader_identity')
    .replace(/\{\w+\}/g, 'guessed');
const ofMerchant = routes.filter(({ path }) => path.includes('{merchantId}'));

test('every route of the merchant’s page is here, and each that names a merchant wants a right of its members', async () => {
  const folders = readdirSync(new URL('../../functions/merchant', import.meta.url));
  expect(folders.toSorted()).toEqual(Object.keys(merchantRouteHandlers).toSorted());
  for (const { name, path, open } of routes) {
    const wanted = await wantedBy(name);
    const expected = open
      ? 'open'
      : path.includes('{merchantId}')
        ? expect.not.stringMatching(/^(open|signed-in)$/)
        : 'signed-in';
    expect([name, wanted]).toEqual([name, expected]);
  }
});

describe.each(ofMerchant)('$name', ({ name, method, path }) => {
  const as = (email: string, merchantId: string) =>
    api.as(email, method, filled(path, merchantId), method === 'POST' ? { nonsense: true } : undefined);

  // the API takes so many requests a second: a quick machine asks for all routes within one
  beforeAll(() => app.hours(5 / 3_600));

  test.each(memberRoles)('for somebody who is %s', async (role) => {
    const { status, body } = await as(emailOf(role), shop.id);
    const may = memberMay(role, (await wantedBy(name)) as MemberPermission);
    if (may) expect([401, 403]).not.toContain(status);
    else expect([status, body.code]).toEqual([403, 'member-role-missing']);
  });

  test('of another merchant answers as for one there never was', async () => {
    const unknown = 'm_0123456789abcdef01234567';
    const foreign = await as(emailOf('owner'), other.id);
    const none = await as(emailOf('owner'), unknown);
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect(JSON.stringify(foreign.body).replaceAll(other.id, '')).toBe(JSON.stringify(none.body).replaceAll(unknown, ''));
    expect((await as(emailOf('owner'), 'guessed')).status).toBe(404);
  });

  test('for somebody who was removed, whatever token they still have', async () => {
    expect((await as(emailOf('gone'), shop.id)).status).toBe(404);
  });

  test.each(['', 'Bearer ', 'Bearer none'])('with the token "%s"', async (token) => {
    expect((await api.call(method, filled(path, shop.id), { token: token.replace('Bearer ', '') })).status).toBe(401);
  });

  test('for somebody of the desk, whose token is of another pool', async () => {
    const desk = { id: 'leo', name: 'Leo', roles: ['lead'] };
    const token = await app.kernel.request('token', () => app.laptop.tokenOf(desk));
    expect((await api.call(method, filled(path, shop.id), { token })).status).toBe(401);
  });
});

test('nobody’s attempts left anything on the timeline', async () => {
  const entries = [...(await app.timeline(shop.id)), ...(await app.timeline(other.id))];
  expect(entries.filter(({ actor }) => actor.id.includes('@'))).toEqual([]);
});
