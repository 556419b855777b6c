import { describe, expect, test } from 'vitest';
import { addressMark, letterToken } from '../../domain/letter/letter-token.ts';
import type { Csat } from '../../domain/model/care.ts';
import { handle as ask } from '../../functions/merchant/ask-rating/handler.ts';
import { handle as rate } from '../../functions/merchant/rate-by-letter/handler.ts';
import { letterPage } from '../../functions/runtime/run-letter-page.ts';
import { merchantId, monday, settle, town } from './town.ts';

const { secret } = town().letterhead;
const email = 'ana@padaria.example';
const tokenFor = (about: string, to = email) =>
  letterToken(secret, { purpose: 'rate', merchantId, address: addressMark(secret, to), about });
const asked: Csat = { merchantId, id: 'd30', version: 0, kind: 'csat', offeredAt: monday };

const open = async () => {
  const here = town();
  await settle(here, { lifecycleStage: 'care', contact: { email }, locale: 'fr-FR' }, [asked]);
  const needs = { ...here, secret };
  const call =
    (page: ReturnType<typeof letterPage>) =>
    async (token: string, body: string, encoded = false) => {
      const event = {
        queryStringParameters: { token },
        requestContext: {},
        body: encoded ? Buffer.from(body).toString('base64') : body,
        isBase64Encoded: encoded,
      };
      return page(event, { getRemainingTimeInMillis: () => 9_000 } as never);
    };
  const state = async () => ({
    rating: (await here.merchants.load(merchantId))?.csats[0]?.rating,
    told: (await here.timeline.list(merchantId, 10)).entries.map(({ type, actor, data }) => [type, actor.kind, data]),
  });
  return { here, get: call(letterPage(ask(needs), here.log)), post: call(letterPage(rate(needs), here.log)), state };
};

describe('a question to rate in a letter', () => {
  test('opened any number of times asks, from 1 to 5, and changes nothing', async () => {
    const { get, state } = await open();
    for (let n = 0; n < 3; n += 1) {
      const { statusCode, body } = await get(tokenFor('d30'), 'rating=1');
      expect(statusCode).toBe(200);
      expect(body.match(/name="rating" value="\d" required/g)).toHaveLength(5);
      expect(body).toContain('lang="fr"');
    }
    expect(await state()).toEqual({ rating: undefined, told: [] });
  });
  test('is answered by a POST, once however often it is sent, and another answer takes its place', async () => {
    const { post, state } = await open();
    const [first, again] = [await post(tokenFor('d30'), 'rating=2'), await post(tokenFor('d30'), 'rating=2')];
    expect(again).toEqual(first);
    expect(first).toMatchObject({ statusCode: 200, body: expect.stringContaining('Merci') });
    const two = { csatId: 'd30', rating: 2, through: 'letter' };
    expect(await state()).toEqual({ rating: 2, told: [['csat.rated.v1', 'merchant', two]] });
    await post(tokenFor('d30'), 'rating=5', true);
    expect(await state()).toMatchObject({
      rating: 5,
      told: [
        ['csat.rated.v1', 'merchant', two],
        ['csat.rated.v1', 'merchant', { rating: 5 }],
      ],
    });
  });
  test.each([
    ['no rating', tokenFor('d30'), ''],
    ['a rating outside the scale', tokenFor('d30'), 'rating=6'],
    ['a rating that is no number', tokenFor('d30'), 'rating=good'],
    ['a question nobody asked', tokenFor('d90'), 'rating=5'],
    [
      'a token to stop reminders',
      letterToken(secret, { purpose: 'stop_reminders', merchantId, address: addressMark(secret, email), about: 'd30' }),
      'rating=5',
    ],
  ])('with %s is refused and changes nothing', async (_what, token, body) => {
    const { post, state } = await open();
    expect((await post(token, body)).statusCode).toBe(400);
    expect(await state()).toEqual({ rating: undefined, told: [] });
  });
  test('is answered by nobody at an address the merchant no longer has', async () => {
    const { post, state } = await open();
    await post(tokenFor('d30', 'old@padaria.example'), 'rating=1');
    expect(await state()).toEqual({ rating: undefined, told: [] });
  });
});
