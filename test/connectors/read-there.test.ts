import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshdesk } from '../../connectors/freshdesk/freshdesk-connector.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openOutside } from './fake-outside.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
let outside: Awaited<ReturnType<typeof openOutside>>;
const payments = new Map<string, any>();
const tickets = new Map<number, { ticket: any; written: any[] }>();
let fails = false;

const setSecret = async (id: string, more: object) => {
  const SecretString = JSON.stringify({ signing: 'firstsale-laptop', authorization: 'made-up', site: outside.site, ...more });
  await app.aws('secretsmanager', 'PutSecretValue', { SecretId: `firstsale-dev/connectors/${id}`, SecretString });
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'read-there');
  await shop.apply();
  outside = await openOutside(({ method, path, authorization, body }: any) => {
    if (fails) return { status: 503, body: {} };
    if (authorization !== 'made-up') return { status: 401, body: {} };
    const [, payment = ''] = /^\/v2\/payments\/(\w+)/.exec(path) ?? [];
    if (payments.has(payment)) return { body: payments.get(payment) };
    const [, id = '', part] = /^\/api\/v2\/tickets\/(\d+)(?:\/(\w+))?/.exec(path) ?? [];
    const found = tickets.get(Number(id));
    if (found === undefined) return undefined;
    if (method === 'GET') return { body: part === 'conversations' ? found.written : found.ticket };
    if (method === 'PUT') return { body: Object.assign(found.ticket, body) };
    const one = {
      ...{ id: 900 + found.written.length, body_text: body.body.replaceAll('<br>', '\n'), created_at: app.now(), user_id: 1 },
      ...{ incoming: body.incoming === true, private: body.private === true },
    };
    found.written.push(one);
    return { status: 201, body: one };
  });
  await setSecret('mollie', {});
  await setSecret('freshdesk', {});
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await outside?.close();
});

const tellMollie = async (id: string) => {
  const body = new TextEncoder().encode(`id=${id}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await app.kernel.request('/hooks/mollie', () =>
    app.api.handle({ method: 'POST', path: '/hooks/mollie', headers, body }),
  );
  await app.hours(1 / 60);
  return answer.statusCode;
};
const reason = async () => (await app.get('/rejected')).rejected.map(({ code }: any) => code);
const failedOf = async () => {
  const day = app.now().slice(0, 10);
  return (await app.get(`/merchants/${shop.id}/payments?from=${day}&to=${day}`)).failed;
};

describe('Mollie names a payment, and what is there is acted on', () => {
  const failed = (id: string) => ({
    ...{ id, mode: 'live', status: 'failed', failedAt: '2026-03-02T11:00:00+00:00', method: 'ideal', countryCode: 'NL' },
    ...{ amount: { value: '11.30', currency: 'EUR' }, metadata: { merchant_reference: shop.reference, psp_client: 'direct' } },
  });

  it('counts a failed attempt once, however often it is told', async () => {
    payments.set('tr_7UhSN1zuXS', failed('tr_7UhSN1zuXS'));
    expect([await tellMollie('tr_7UhSN1zuXS'), await tellMollie('tr_7UhSN1zuXS')]).toEqual([202, 202]);
    expect(await failedOf()).toEqual([{ code: 'failed', count: 1 }]);
  });

  it('is not believed by a name of something that cannot be there, and nothing is kept of one that is not', async () => {
    expect(await tellMollie('../v2/me')).toBe(401);
    expect(await tellMollie('tr_notthere00')).toBe(202);
    expect(await reason()).toEqual([]);
  });

  it('waits while Mollie does not answer, and counts it then', async () => {
    payments.set('tr_later00001', failed('tr_later00001'));
    fails = true;
    expect(await tellMollie('tr_later00001')).toBe(202);
    expect(await failedOf()).toEqual([{ code: 'failed', count: 1 }]);
    fails = false;
    await app.hours(0.2);
    expect(await failedOf()).toEqual([{ code: 'failed', count: 2 }]);
  });
});

describe('a ticket of Freshdesk', () => {
  const open = (id: number, more: object = {}) => {
    const ticket = { id, subject: `Ticket ${id}`, status: 2, priority: 2, source: 1, tags: [], requester_id: 77, stats: {} };
    const at = { created_at: app.now(), updated_at: app.now(), custom_fields: { cf_firstsale_merchant: shop.reference } };
    const found = { ticket: { ...ticket, ...at, ...more }, written: [] as any[] };
    tickets.set(id, found);
    return found;
  };
  const tell = (id: number, event = 'ticket_updated', token?: string) =>
    postSigned(app, freshdesk, { ticket_id: id, event, updated_at: app.now() }, token);
  const caseOf = async (id: number) => (await app.merchant(shop.id)).cases.find((one: any) => one.id === `freshdesk-${id}`);
  const answer = async (id: number, text: string, more: object = {}) => {
    const { version } = await caseOf(id);
    const body = { kind: 'send', version, text, closes: false, ...more };
    const sent = await app.request('ana', 'POST', `/merchants/${shop.id}/cases/freshdesk-${id}/answer`, body);
    await app.hours(1 / 30);
    return sent.status;
  };

  it('is a case by what was read of it, told twice or by another event', async () => {
    open(1);
    expect(await tell(1, 'ticket_created', 'another secret')).toBe(401);
    expect([await tell(1, 'ticket_created'), await tell(1, 'ticket_created'), await tell(1)]).toEqual([202, 202, 202]);
    expect((await shop.told('case.opened.v1')).filter(({ data }) => data.caseId === 'freshdesk-1')).toHaveLength(1);
  });

  it('gets the answer of a person as a reply, waits for its requester, and a note stays private', async () => {
    const found = open(2);
    await tell(2);
    expect(await answer(2, 'It left on Monday.\nRegards')).toBe(200);
    expect(found.ticket.status).toBe(3);
    expect(await answer(2, 'Ask the bank first.', { internal: true })).toBe(200);
    expect(found.written).toMatchObject([
      { body_text: 'It left on Monday.\nRegards', private: false },
      { body_text: 'Ask the bank first.', private: true },
    ]);
    expect(found.ticket.status).toBe(3);
  });

  it('is solved by an answer that closes the matter, and its case ends when Freshdesk says that it is closed', async () => {
    const found = open(3);
    await tell(3);
    await answer(3, 'All is well.', { closes: true });
    expect(found.ticket.status).toBe(4);
    Object.assign(found.ticket, { status: 5, updated_at: app.now(), stats: { closed_at: app.now() } });
    await tell(3);
    expect(await caseOf(3)).toHaveProperty('closedAt');
  });
});
