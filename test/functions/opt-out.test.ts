import { describe, expect, test } from 'vitest';
import { addressMark, letterToken } from '../../domain/letter/letter-token.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import { handle as ask } from '../../functions/merchant/ask-opt-out/handler.ts';
import { handle as stop } from '../../functions/merchant/opt-out/handler.ts';
import { letterPage } from '../../functions/runtime/run-letter-page.ts';
import { merchantId, settle, type Town, town } from './town.ts';

const { secret } = town().letterhead;
const tokenFor = (email: string, more: { secret?: string; purpose?: 'rate' | 'stop_reminders' } = {}) => {
  const with_ = more.secret ?? secret;
  return letterToken(with_, {
    purpose: more.purpose ?? 'stop_reminders',
    merchantId,
    address: addressMark(with_, email),
    about: '',
  });
};
const contact = { email: 'ana@padaria.example' };
const token = tokenFor(contact.email);

const open = async (more: Partial<Merchant> = {}) => {
  const here = town();
  await settle(here, { lifecycleStage: 'activation', contact, locale: 'pt-BR', ...more });
  const needs = { ...here, secret };
  const request = (query: string | undefined, headers: object = {}) => ({
    headers,
    queryStringParameters: query === undefined ? {} : { token: query },
    requestContext: {},
    body: 'List-Unsubscribe=One-Click',
  });
  const call = async (page: ReturnType<typeof letterPage>, query?: string, headers?: object) => {
    const {
      statusCode: status,
      body,
      headers: said,
    } = await page(request(query, headers), { getRemainingTimeInMillis: () => 9_000 } as never);
    return { status, body, said };
  };
  const get = letterPage(ask(needs), here.log);
  const post = letterPage(stop(needs), here.log);
  return {
    here,
    get: (query?: string, headers?: object) => call(get, query, headers),
    post: (query?: string, headers?: object) => call(post, query, headers),
  };
};
const state = async (here: Town) => ({
  at: (await here.merchants.load(merchantId))?.merchant.optedOutAt,
  told: (await here.timeline.list(merchantId, 10)).entries.map(({ type, actor, data }) => ({ type, actor: actor.kind, data })),
});
const untouched = { at: undefined, told: [] };

describe('the way out of reminders', () => {
  test('opened any number of times, by a person or a scanner of mail, asks and changes nothing', async () => {
    const { here, get } = await open();
    for (let n = 0; n < 3; n += 1) {
      const page = await get(token);
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<form method="post"><button') });
      expect(page.body).toContain('lang="pt"');
      expect(page.said).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(page.said).not.toHaveProperty('set-cookie');
    }
    expect(await state(here)).toEqual(untouched);
  });
  test('posted to acts once, without a cookie or a session, and says so every time', async () => {
    const { here, post } = await open();
    const first = await post(token);
    here.clock.set('2026-11-24T12:00:00.000Z');
    expect(await post(token)).toEqual(first);
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('Você não receberá mais lembretes.') });
    expect(await state(here)).toEqual({
      at: '2026-11-23T12:00:00.000Z',
      told: [{ type: 'nudge.opted-out.v1', actor: 'merchant', data: { through: 'letter' } }],
    });
  });
  test('by two clicks at the same moment is taken once', async () => {
    const { here, post } = await open();
    expect((await Promise.all([post(token), post(token)])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await state(here)).told).toHaveLength(1);
  });
  test.each([
    ['nothing', undefined],
    ['half of its token', token.slice(0, 60)],
    ['a token of another stage', tokenFor(contact.email, { secret: 'the secret of another stage' })],
    ['a token to rate with', tokenFor(contact.email, { purpose: 'rate' })],
  ])('with %s changes nothing and says what to do', async (_what, wrong) => {
    const { here, get, post } = await open();
    for (const page of [await get(wrong), await post(wrong)]) {
      expect(page.status).toBe(400);
      expect(page.body).not.toContain('<form');
    }
    expect(await state(here)).toEqual(untouched);
  });
  test('a wrong link is answered in the language its reader prefers, English where it is none of ours', async () => {
    const { get } = await open();
    expect((await get('x', { 'accept-language': 'fr-CH, fr;q=0.9' })).body).toContain('lang="fr"');
    for (const accepts of ['tlh', '*', '\u0000', undefined])
      expect((await get('x', { 'accept-language': accepts })).body).toContain('lang="en"');
  });
  test('a letter to an address the merchant no longer has silences nobody', async () => {
    const { here, post } = await open({ contact: { email: 'rui@padaria.example' } });
    expect((await post(token)).status).toBe(200);
    expect(await state(here)).toEqual(untouched);
  });
  test('a merchant that has left, or opted out before, is told the same', async () => {
    for (const more of [
      { optedOutAt: '2026-11-20T12:00:00.000Z' },
      { lifecycleStage: 'offboarded', closedAt: '2026-11-20T12:00:00.000Z' },
    ] as const) {
      const { here, post } = await open(more);
      expect((await post(token)).status).toBe(200);
      expect((await state(here)).told).toEqual([]);
    }
  });
  test('says that it failed when it failed, and keeps what went wrong out of the page', async () => {
    const { here } = await open();
    const broken = letterPage(() => Promise.reject(new Error('table of ana@padaria.example is slow')), here.log);
    const page = await broken({ requestContext: {} }, { getRemainingTimeInMillis: () => 9_000 } as never);
    expect(page.statusCode).toBe(503);
    expect(page.body).not.toContain('padaria');
    expect(JSON.stringify(here.log.lines)).not.toContain('padaria');
  });
});
