import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';

let app: Firstsale;
let api: ReturnType<typeof merchantApi>;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  api = merchantApi(app);
  shop = new Journey(app, 'on-page');
  await shop.goLive();
  await shop.pay(5_000);
  for (let week = 0; week < 5; week += 1) {
    await app.days(7);
    await shop.pay(5_000);
  }
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const letters = async () => (await api.as(lia, 'GET', `/my/${shop.id}/letters`)).body;
const send = (what: string, body: object, key?: string) => api.as(lia, 'POST', `/my/${shop.id}/${what}`, body, key);

describe('who is signed in for a merchant', () => {
  test('rates what the merchant is asked about, once, and the question is gone', async () => {
    const { question, version } = await letters();
    expect(question.csatId).toBe('d30');
    const rate = () => send(`ratings/${question.csatId}`, { version, rating: 5 }, 'rate-1-rate-1');
    expect((await rate()).body).toEqual({ kind: 'taken' });
    expect((await rate()).body).toEqual({ kind: 'taken' });
    expect(await letters()).not.toHaveProperty('question');
    expect(await shop.told('csat.rated.v1')).toMatchObject([
      { actor: { kind: 'merchant' }, data: { rating: 5, through: 'page' } },
    ]);
    expect((await send('ratings/d30', { version, rating: 6 })).status).toBe(400);
    expect((await send('ratings/never', { version: (await letters()).version, rating: 5 })).body).toEqual({ kind: 'not_asked' });
  });

  test('stops reminders, and wants them again; both are on the timeline', async () => {
    expect(await letters()).toMatchObject({ reminders: true });
    expect((await send('reminders', { version: (await letters()).version, wanted: false })).body).toEqual({ kind: 'stopped' });
    expect(await letters()).toMatchObject({ reminders: false });
    expect((await send('reminders', { version: (await letters()).version, wanted: true })).body).toEqual({ kind: 'resumed' });
    expect(await letters()).toMatchObject({ reminders: true });
    expect((await shop.told('nudge.opted-out.v1', 'nudge.opted-in.v1')).map(({ data }) => data.through)).toEqual([
      'page',
      'page',
    ]);
  });

  test('by a look alone changes nothing', async () => {
    const before = await app.timeline(shop.id);
    for (let n = 0; n < 3; n += 1) await letters();
    expect(await app.timeline(shop.id)).toEqual(before);
  });
});
