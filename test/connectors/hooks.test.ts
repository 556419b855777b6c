import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../connectors/registry.ts';
import { signMessage } from '../../connectors/sign-message.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'hooks');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const named = (id: string) => {
  const found = connectors.find((one) => one.id === id);
  if (found?.incoming === undefined) throw new Error(`${id} takes nothing in`);
  return { ...found, incoming: found.incoming };
};
type Headers = Readonly<Record<string, string>>;
const post = async (connector: string, body: Uint8Array, headers: Headers) => {
  const path = `/hooks/${connector}`;
  const answer = await app.kernel.request(path, () =>
    app.api.handle({ method: 'POST', path, headers: { 'content-type': 'application/json', ...headers }, body }),
  );
  return { status: answer.statusCode, body: JSON.parse(Buffer.from(answer.body ?? '').toString() || '{}') };
};
/** signed now with the connector's secret of a laptop, or `minutes` ago */
const sign = (id: string, body: Uint8Array, minutes = 0, secret = named(id).laptopSecret): Headers =>
  signMessage(named(id).incoming.proof, body, [secret], app.kernel.now() - minutes * 60_000);
const send = async (id: string, message: unknown, more: Headers = {}) => {
  const body = bytes(typeof message === 'string' ? message : JSON.stringify(message));
  const answer = await post(id, body, { ...sign(id, body), ...more });
  await app.hours(1 / 60);
  return answer;
};
const opened = (id: string, caseId: string) => ({
  ...{ specversion: '1.0', id, type: 'case.opened.v1', source: 'desk', time: app.now(), subject: shop.reference },
  data: { caseId, title: 'Where is my payout?' },
});
const cases = async (): Promise<readonly string[]> =>
  (await app.timeline(shop.id)).filter(({ type }) => type === 'case.opened.v1').map(({ data }) => data.caseId);
const rejected = async (): Promise<any[]> => (await app.get('/rejected')).rejected;

describe('a signed message of our own envelope', () => {
  it('is taken, and becomes the event it says', async () => {
    expect(await send('generic', opened('told-1', 'c-1'))).toMatchObject({ status: 202, body: { deliveryId: 'told-1' } });
    expect(await cases()).toEqual(['c-1']);
  });

  it('is taken when the gateway hands its body over in base64, as of any type that is no text', async () => {
    const { status } = await send('generic', opened('told-2', 'c-2'), { 'content-type': 'application/octet-stream' });
    expect(status).toBe(202);
    expect(await cases()).toContain('c-2');
  });

  it('sent a hundred times at once is one event', async () => {
    const body = bytes(JSON.stringify(opened('told-3', 'c-3')));
    const headers = sign('generic', body);
    const answers = await Promise.all(Array.from({ length: 100 }, () => post('generic', body, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await app.hours(1);
    expect((await cases()).filter((id) => id === 'c-3')).toHaveLength(1);
    const events = app.busEvents().filter(({ id }) => id === 'told-3');
    expect(events.filter(({ source }) => source === 'desk')).toHaveLength(1);
  });

  it('may be several in one body', async () => {
    await send('generic', [opened('told-4', 'c-4'), opened('told-5', 'c-5')]);
    expect(await cases()).toEqual(expect.arrayContaining(['c-4', 'c-5']));
  });
});

describe('a message that does not prove itself is refused, and nothing of it is kept but a count', () => {
  const refusal = async (connector: string, headers: (body: Uint8Array) => Headers, text = '{"id":"x"}') => {
    const body = bytes(text);
    const before = await rejected();
    const answer = await post(connector, body, headers(body));
    await app.hours(1 / 60);
    expect(await rejected()).toEqual(before);
    return answer.status;
  };
  const counted = async () => (await app.get('/connections')).connections.find(({ id }: any) => id === 'generic');

  it('without a signature, with a wrong one, stale, and too large', async () => {
    const before = await counted();
    expect(await refusal('generic', () => ({}))).toBe(401);
    expect(await refusal('generic', (body) => sign('generic', body, 0, 'guessed'))).toBe(401);
    expect(await refusal('generic', (body) => sign('generic', body, 6))).toBe(401);
    expect(await refusal('generic', (body) => sign('generic', body), `"${'x'.repeat(200_000)}"`)).toBe(413);
    const after = await counted();
    for (const reason of ['refusedMissing', 'refusedInvalid', 'refusedStale', 'refusedLarge'])
      expect([reason, after[reason]]).toEqual([reason, before[reason] + 1]);
  });

  it('for a connector there is not', async () => {
    expect(await refusal('nobody', (body) => sign('generic', body))).toBe(404);
  });

  it('a stale one whose signature is right is told both times', async () => {
    const body = bytes('{}');
    const { body: said } = await post('generic', body, sign('generic', body, 6));
    expect(Date.parse(said.now) - Date.parse(said.signedAt)).toBeGreaterThan(5 * 60_000);
  });
});

describe('a secret that is changed', () => {
  it('holds beside the one before it, which ends with the next change', async () => {
    const change = (SecretString: string) =>
      app.aws('secretsmanager', 'PutSecretValue', { SecretId: 'firstsale-dev/connectors/stripe', SecretString });
    const status = async (secret: string) => {
      const body = bytes(JSON.stringify({ id: `evt_${secret}_${app.now()}`, type: 'none' }));
      return (await post('stripe', body, sign('stripe', body, 0, secret))).status;
    };
    expect(await status('firstsale-laptop')).toBe(202);
    await change('whsec_second');
    await app.hours(1 / 30);
    expect([await status('firstsale-laptop'), await status('whsec_second')]).toEqual([202, 202]);
    await change('firstsale-laptop');
    await app.hours(1 / 30);
    await change('whsec_third');
    await app.hours(1 / 30);
    expect([await status('whsec_second'), await status('whsec_third')]).toEqual([401, 202]);
    await change('firstsale-laptop');
    await app.hours(1 / 30);
  });
});

describe('the test button', () => {
  it.each(connectors.flatMap(({ id, incoming }) => (incoming === undefined ? [] : [id])))(
    'signs a message for the door of %s that is recognized there and leaves nothing',
    async (id) => {
      const counts = async () => (await app.get('/connections')).connections;
      const before = [await counts(), await rejected(), app.busEvents().length];
      const { inward } = (await app.request('leo', 'POST', `/connections/${id}/test`, {})).body;
      expect(await post(id, bytes(inward.body), inward.headers)).toEqual({ status: 202, body: { kind: 'tested' } });
      await app.hours(1 / 60);
      expect([await counts(), await rejected(), app.busEvents().length]).toEqual(before);
      const last = Object.entries<string>(inward.headers).map(([name, value]) => [name, value.replace(/.$/, '~')]);
      expect((await post(id, bytes(inward.body), Object.fromEntries(last))).status).toBe(401);
    },
  );

  it('is there for every system we send to', () => {
    const sending = connectors.filter(({ outgoing }) => outgoing !== undefined);
    expect(sending.length).toBeGreaterThan(2);
    for (const { id, check } of sending) expect([id, check?.request]).toEqual([id, expect.any(String)]);
  });
});

describe('a message that cannot be mapped', () => {
  it('is a rejected event that says why, and can be replayed only once its mapping is mended', async () => {
    expect((await send('stripe', { id: 'evt_unknown', type: 'invoice.paid', data: { object: {} } })).status).toBe(202);
    const [found] = (await rejected()).filter(({ id }) => id === 'stripe-evt_unknown');
    expect(found).toMatchObject({ code: 'message_not_mapped', about: { connector: 'stripe', type: 'invoice.paid' } });
    expect(found.original).toMatchObject({ detail: { body: { type: 'invoice.paid' } } });
    const path = `/rejected/${app.now().slice(0, 10)}/${encodeURIComponent(found.reference)}/replay`;
    expect(await app.request('leo', 'POST', path, { version: found.version })).toMatchObject({
      status: 409,
      body: { code: 'message-not-mapped-yet' },
    });
  });

  it('is one too when it is no JSON, though its signature is right', async () => {
    await send('stripe', 'no JSON');
    expect((await rejected()).some(({ about }) => about?.type === 'unknown')).toBe(true);
  });

  it('may not speak in our own name', async () => {
    await send('generic', { ...opened('told-6', 'c-6'), source: 'firstsale' });
    expect((await rejected()).find(({ id }) => id === 'generic-told-6')).toMatchObject({ code: 'message_not_mapped' });
    expect(await cases()).not.toContain('c-6');
  });
});

it('what Stripe says of a connected account is a fact of the merchant of that account', async () => {
  const dispute = { id: 'du_1', charge: 'ch_1', reason: 'fraudulent', metadata: { merchant_reference: shop.reference } };
  const message = {
    ...{ id: 'evt_dispute', type: 'charge.dispute.created', created: Math.floor(app.kernel.now() / 1000) },
    data: { object: dispute },
  };
  expect(await postSigned(app, named('stripe'), message)).toBe(202);
  expect(await cases()).toContain('du_1');
  expect(deriveMerchantId('direct', shop.reference)).toBe(shop.id);
});

it('an attempt to pay that failed, of which Stripe tells twice, is counted once with the reason of the issuer', async () => {
  const created = Math.floor(app.kernel.now() / 1000);
  const metadata = { merchant_reference: shop.reference };
  const charge = { id: 'ch_declined', metadata, failure_code: 'card_declined', outcome: { reason: 'insufficient_funds' } };
  const error = { charge: 'ch_declined', code: 'card_declined', decline_code: 'insufficient_funds' };
  const messages = [
    { id: 'evt_charge', type: 'charge.failed', created, data: { object: charge } },
    {
      id: 'evt_intent',
      type: 'payment_intent.payment_failed',
      created,
      data: { object: { id: 'pi_1', metadata, last_payment_error: error } },
    },
    {
      id: 'evt_none',
      type: 'payment_intent.payment_failed',
      created,
      data: { object: { id: 'pi_2', metadata, last_payment_error: null } },
    },
  ];
  for (const message of messages) expect(await postSigned(app, named('stripe'), message)).toBe(202);
  await app.hours(1 / 60);
  const today = app.now().slice(0, 10);
  const { failed } = await app.get(`/merchants/${shop.id}/payments?from=${today}&to=${today}`);
  expect(failed).toEqual([
    { code: 'insufficient_funds', count: 1 },
    { code: 'unknown', count: 1 },
  ]);
  expect((await app.timeline(shop.id)).some(({ type }) => type.includes('failed'))).toBe(false);
});
