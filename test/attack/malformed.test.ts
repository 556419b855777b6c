import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../lib/routes.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'malformed');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const pathOf = (route: string, id = 'guessed'): string =>
  (routes[route] ?? '')
    .replace(/^\w+ /, '')
    .replace('{merchantId}', shop.id)
    .replace('{playbook}', 'onboarding')
    .replace('{day}', '2026-03-02')
    .replace(/\{\w+\}/g, encodeURIComponent(id));
const named = (method: string): string[] => Object.keys(routes).filter((route) => routes[route]?.startsWith(method));
/** whatever is asked for, the answer is the caller's to understand, never ours to explain */
const understood = (status: number): boolean => status < 500;

const sealed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const cursors: Readonly<Record<string, string>> = {
  'no base64': '%%%',
  'no JSON': Buffer.from('{').toString('base64url'),
  'of another list': sealed({ token: 'x' }),
  'before everything': sealed({ after: '\u0001' }),
  'behind everything': sealed({ after: '\u{10ffff}' }),
  'longer than a key': sealed({ after: 'x'.repeat(1_024) }),
  'longer than a key in bytes': sealed({ after: 'é'.repeat(600) }),
  'with half of a surrogate pair': Buffer.from('{"after":"\\ud800"}').toString('base64url'),
  'with a key as large as a key can be': sealed({ after: 'x'.repeat(1_023) }),
  'empty inside': sealed({ after: '' }),
  'a list': sealed([]),
  null: sealed(null),
};

describe.each(named('GET'))('%s takes no forged cursor for an error of ours', (route) => {
  test.each(Object.entries(cursors))('%s', async (_, cursor) => {
    for (const order of ['oldest', 'newest']) {
      const { status } = await app.request(
        'leo',
        'GET',
        `${pathOf(route)}?cursor=${encodeURIComponent(cursor)}&order=${order}&queue=risk`,
      );
      expect(status).toSatisfy(understood);
    }
  });
});

test('a cursor that no list gave out is refused by name', async () => {
  const answer = await app.request('leo', 'GET', `/merchants/${shop.id}/timeline?cursor=${cursors['no JSON']}`);
  expect(answer).toMatchObject({ status: 400, body: { code: 'cursor-unknown' } });
});

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
const bodies: Readonly<Record<string, unknown>> = {
  'a list': [],
  'a text': 'text',
  null: null,
  'half of a surrogate pair in a value': { version: 1, reason: 'x\ud800', comment: 'x\udc00', choice: 'x\ud800', to: '\ud800' },
  'half of a surrogate pair in a key': { version: 1, '\ud800': 1 },
  'brackets by the thousand': { version: 1, reason: 'because', deep: nested(3_000) },
  'a number no computer has': { version: 1e308, reason: 'because' },
  'a prototype': JSON.parse('{"__proto__":{"version":1},"constructor":{"prototype":{}},"reason":"because"}'),
  'a NUL in a text': { version: 1, reason: '\u0000', comment: '\u0000', choice: '\u0000', to: '\u0000' },
};
describe.each(named('POST'))('%s takes no malformed body for an error of ours', (route) => {
  test.each(Object.entries(bodies))('%s', async (_, body) => {
    const { status } = await app.request('leo', 'POST', pathOf(route), body);
    expect(status).toSatisfy(understood);
  });
  test('a body over the limit', async () => {
    const body = { version: 1, reason: 'x'.repeat(400_000) };
    expect(await app.request('leo', 'POST', pathOf(route), body)).toMatchObject({
      status: 413,
      body: { type: 'urn:firstsale:problem:too-large' },
    });
  });
});

test('half of a surrogate pair is named where it lies', async () => {
  const answer = await app.request('leo', 'POST', `/merchants/${shop.id}/comments`, { version: 1, comment: 'x\ud800' });
  expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'body.comment' }] } });
});

const ids = ['\u0000', 'x'.repeat(300), 'é'.repeat(299), '../../x', 'a#b', '\u{10ffff}', ' ', '%', 'constructor', '__proto__'];
describe.each(Object.keys(routes).filter((route) => routes[route]?.includes('{')))(
  '%s takes no odd id for an error of ours',
  (route) => {
    test.each(ids)('%j', async (id) => {
      const method = routes[route]?.startsWith('POST') ? 'POST' : 'GET';
      const body = method === 'POST' ? { version: 1, reason: 'because', comment: 'odd', choice: 'approve' } : undefined;
      const { status } = await app.request('leo', method, pathOf(route, id), body);
      expect(status).toSatisfy(understood);
    });
  },
);
