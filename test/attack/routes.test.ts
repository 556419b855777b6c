import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { may, type Permission } from '../../domain/access.ts';
import { routes } from '../../lib/routes.ts';
import { type Firstsale, type Name, openFirstsale, people, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'routes');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const names = ['vera', 'ana', 'rita', 'leo', 'gwen', 'nemo'] as const satisfies readonly Name[];
const module = z.object({ wanted: z.looseObject({ permission: z.custom<Permission>() }) });
const wantedBy = async (route: string) => module.parse(await import(`../../functions/api/${route}/handler.ts`)).wanted.permission;

/** a path that is right as far as anybody could guess */
const pathOf = (route: string): string =>
  (routes[route] ?? '')
    .replace(/^\w+ /, '')
    .replace('{merchantId}', shop.id)
    .replace('{requirementId}', 'trader_identity')
    .replace(/\{(taskId|run|id|version|queue|day|playbook)\}/g, 'guessed');

test('every route of the API is here', () => {
  expect(readdirSync(new URL('../../functions/api', import.meta.url)).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(Object.keys(routes))('%s', (route) => {
  const method = routes[route]?.startsWith('POST') ? 'POST' : 'GET';
  test.each(names)('of %s', async (name) => {
    const permission = await wantedBy(route);
    const { status } = await app.request(name, method, pathOf(route), method === 'POST' ? { nonsense: true } : undefined);
    if (may(people[name].roles, permission)) expect(status).not.toBe(403);
    // nothing is said of what is there, or of what is wrong with the question, to whoever may not ask
    else expect(status).toBe(403);
  });

  test.each(['', 'Bearer ', 'Bearer none', 'Basic bGVvOmxlbw=='])('with the token "%s"', async (authorization) => {
    const { api } = app;
    const answer = await app.kernel.request('no token', async () =>
      api.handle({ method, path: pathOf(route), headers: { ...(authorization && { authorization }) } }),
    );
    expect(answer.statusCode).toBe(401);
  });
});

test('nobody’s attempts left anything on the timeline', async () => {
  expect((await app.timeline(shop.id)).filter(({ actor }) => actor.kind === 'person')).toEqual([]);
});
