import { allServices } from '@firstsale/laptop-cloud/services';
import { userPoolsOf } from '@firstsale/laptop-cloud/services/cognito';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveConsole } from '../../programs/start/serve-console.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { openLaptop } from '../../world/laptop.ts';
import { siteBehind } from '../../world/pages-of.ts';
import { hasBrowser, openBrowser, seriousOf } from './open-console.ts';

/** what a person does at the hosted page; the page itself is Cognito's, so the test is Cognito: it checks what it is sent and signs tokens */
interface Pool {
  readonly asked: URLSearchParams[];
  readonly redeemed: URLSearchParams[];
  readonly left: URLSearchParams[];
  readonly revoked: URLSearchParams[];
  /** seconds an access token is good for */
  seconds: number;
  refuses: boolean;
  tampersWith?: 'state' | 'nonce' | undefined;
}
const ana = { sub: 'ana', 'cognito:username': 'ana', name: 'Ana', 'cognito:groups': ['analyst', 'risk'] };

async function openCloudConsole() {
  const { folder } = await synthesize();
  const laptop = await openLaptop({ cdkOut: folder, speed: 1, seed: 1, services: allServices, log: () => undefined });
  const { cloud } = laptop;
  const { kernel, outputs } = cloud;
  serveConsole(cloud);
  const distribution = siteBehind(cloud, 'ConsoleUrl');
  const pools = userPoolsOf(kernel);
  const clientId = outputs['Firstsale-dev']?.UserPoolClientId ?? '';
  const pool: Pool = { asked: [], redeemed: [], left: [], revoked: [], seconds: 3600, refuses: false };
  const token = (use: 'id' | 'access', claims: object) =>
    kernel.request('token', async () =>
      pools?.issueToken({ clientId, use, claims: { ...ana, username: 'ana', ...claims }, expiresInSeconds: 3600 }),
    );
  const tokens = async (refresh: string) => ({
    access_token: await token('access', {}),
    id_token: await token('id', { nonce: pool.tampersWith === 'nonce' ? 'another' : (pool.asked.at(-1)?.get('nonce') ?? '') }),
    refresh_token: refresh,
    token_type: 'Bearer',
    expires_in: pool.seconds,
  });
  const hosted = async (route: Route): Promise<void> => {
    const url = new URL(route.request().url());
    const cors = { 'access-control-allow-origin': '*' };
    const sent = new URLSearchParams(route.request().postData() ?? '');
    if (url.pathname === '/oauth2/authorize') {
      pool.asked.push(url.searchParams);
      const state = pool.tampersWith === 'state' ? 'another' : (url.searchParams.get('state') ?? '');
      const answer = pool.refuses
        ? { error: 'access_denied', error_description: 'no such person', state }
        : { code: `code-${pool.asked.length}`, state };
      const back = `${url.searchParams.get('redirect_uri')}?${new URLSearchParams(answer)}`;
      return route.fulfill({ status: 302, headers: { location: back } });
    }
    if (url.pathname === '/logout') {
      pool.left.push(url.searchParams);
      return route.fulfill({ status: 302, headers: { location: url.searchParams.get('logout_uri') ?? '' } });
    }
    if (url.pathname === '/oauth2/revoke') {
      pool.revoked.push(sent);
      return route.fulfill({ status: 200, headers: cors, body: '' });
    }
    pool.redeemed.push(sent);
    if (sent.get('grant_type') === 'refresh_token' && pool.refuses)
      return route.fulfill({ status: 400, headers: cors, json: { error: 'invalid_grant' } });
    return route.fulfill({ status: 200, headers: cors, json: await tokens(`refresh-${pool.redeemed.length}`) });
  };
  const configuration = await kernel.request('config', async () =>
    distribution?.respond({ method: 'GET', path: '/config.json', headers: {} }),
  );
  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: JSON.parse(Buffer.from(configuration?.body ?? '').toString('utf8')) }),
    );
    await page.route('https://*.amazoncognito.com/**', hosted);
    await page.goto(`${cloud.endpoint}${path}`);
    return page;
  };
  return { cloud, pool, open, clientId };
}

describe.skipIf(!hasBrowser)('in the cloud', () => {
  let world: Awaited<ReturnType<typeof openCloudConsole>>;
  let browser: Browser;
  const fresh = async (path = '/tasks?queue=risk'): Promise<Page> => {
    Object.assign(world.pool, { seconds: 3600, refuses: false, tampersWith: undefined });
    return world.open(await browser.newContext(), path);
  };
  const isIn = (page: Page) => page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  beforeAll(async () => {
    [world, browser] = await Promise.all([openCloudConsole(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.cloud.stop();
  });

  test('who opens a page is led to sign in, and comes back to that page signed in, with a code nobody else could use', async () => {
    const page = await fresh();
    await isIn(page);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/tasks?queue=risk');
    const asked = world.pool.asked.at(-1);
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      response_type: 'code',
      client_id: world.clientId,
      redirect_uri: `${world.cloud.endpoint}/sign-in`,
      code_challenge_method: 'S256',
    });
    const redeemed = world.pool.redeemed.at(-1);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(redeemed?.get('code_verifier') ?? ''));
    expect(Buffer.from(digest).toString('base64url')).toBe(asked?.get('code_challenge'));
    expect(redeemed?.get('client_secret')).toBeNull();
    await page.getByRole('button', { name: 'Ana' }).first().waitFor();
  });

  test.each(['state', 'nonce'] as const)('an answer with another %s signs nobody in', async (part) => {
    Object.assign(world.pool, { refuses: false });
    const context = await browser.newContext();
    world.pool.tampersWith = part;
    const page = await world.open(context, '/tasks');
    await page.getByText('Sign-in failed').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('firstsale.session'))).toBeNull();
    expect(new URL(page.url()).search).toBe('');
    expect(await seriousOf(page)).toEqual([]);
  });

  test('a refusal of the sign-in page is told in its words, and the button tries again', async () => {
    Object.assign(world.pool, { tampersWith: undefined, refuses: true });
    const page = await world.open(await browser.newContext(), '/tasks');
    await page.getByText('no such person').waitFor();
    world.pool.refuses = false;
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('firstsale.session'))).not.toBeNull();
  });

  test('a token near its end is renewed once for all who ask, and the person notices nothing', async () => {
    const page = await fresh();
    await isIn(page);
    const before = world.pool.redeemed.length;
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('firstsale.session') ?? '{}');
      sessionStorage.setItem('firstsale.session', JSON.stringify({ ...kept, tokens: { ...kept.tokens, expiresAt: Date.now() } }));
    });
    await page.reload();
    await isIn(page);
    await expect.poll(() => world.pool.redeemed.length).toBe(before + 1);
    expect(world.pool.redeemed.at(-1)?.get('grant_type')).toBe('refresh_token');
    // the pool has answered a moment before the page has heard it
    const kept = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('firstsale.session') ?? '{}').tokens.refresh);
    await expect.poll(kept).toBe(`refresh-${before + 1}`);
  });

  test('when the pool renews no more the session has ended: the page says so and forgets the tokens', async () => {
    const page = await fresh();
    await isIn(page);
    world.pool.refuses = true;
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('firstsale.session') ?? '{}');
      sessionStorage.setItem('firstsale.session', JSON.stringify({ ...kept, tokens: { ...kept.tokens, expiresAt: 0 } }));
    });
    await page.reload();
    await page.getByText('Your session has expired').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('firstsale.session'))).toBeNull();
  });

  test('signing out ends the session here, with the pool, and with the sign-in page', async () => {
    const page = await fresh();
    await isIn(page);
    const refresh = await page.evaluate(() => JSON.parse(sessionStorage.getItem('firstsale.session') ?? '{}').tokens.refresh);
    await page.getByRole('button', { name: 'Ana' }).first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect.poll(() => world.pool.left.length).toBeGreaterThan(0);
    expect(world.pool.revoked.at(-1)?.get('token')).toBe(refresh);
    expect(Object.fromEntries(world.pool.left.at(-1) ?? [])).toEqual({
      client_id: world.clientId,
      logout_uri: `${world.cloud.endpoint}/sign-in`,
    });
    // the sign-in page sends everybody back here
    await page.waitForURL('**/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('firstsale.session'))).toBeNull();
  });
});
