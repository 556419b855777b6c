import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { zendesk } from '../../connectors/zendesk/zendesk-connector.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openZendesk } from './fake-zendesk.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
let desk: Awaited<ReturnType<typeof openZendesk>>;
const SecretId = 'firstsale-dev/connectors/zendesk';
const secret = { signing: zendesk.laptopSecret, authorization: 'Basic made-up' };

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  desk = await openZendesk();
  shop = new Journey(app, 'zendesk-out');
  await shop.apply();
  const SecretString = JSON.stringify({ ...secret, site: desk.site });
  await app.aws('secretsmanager', 'PutSecretValue', { SecretId, SecretString });
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await desk?.close();
});
beforeEach(() => desk.fail('never'));

const message = (type: string, id: string, event: object) => ({
  ...{ type: `zen:event-type:ticket.${type}`, id: `${type}-${id}-${app.now()}`, time: app.now(), event },
  detail: { id, external_id: shop.reference, subject: `Ticket ${id}`, priority: 'HIGH', status: 'OPEN' },
});
/** a merchant writes to the desk, and Zendesk tells us */
const asks = async (id: string) => {
  const ticket = desk.open(id);
  expect(await postSigned(app, zendesk, message('created', id, {}))).toBe(202);
  return ticket;
};
const caseOf = async (id: string) => (await app.merchant(shop.id)).cases.find((one: any) => one.id === `zendesk-${id}`);
const answer = async (id: string, text: string, more: object = {}, minutes = 1) => {
  const { version } = await caseOf(id);
  const body = { kind: 'send', version, text, closes: false, ...more };
  const sent = await app.request('ana', 'POST', `/merchants/${shop.id}/cases/zendesk-${id}/answer`, body);
  await app.hours(minutes / 60);
  return sent;
};
const connection = async () => (await app.get('/connections')).connections.find(({ id }: any) => id === 'zendesk');
const bodies = ({ comments }: Awaited<ReturnType<typeof asks>>) => comments.map(({ body }) => body);

describe('what a person answers to a case of Zendesk', () => {
  it('is a public comment of its ticket, which waits for the requester, and no other tag is lost', async () => {
    const ticket = await asks('1');
    expect(await answer('1', 'It left on Monday.')).toMatchObject({ status: 200, body: { kind: 'answered' } });
    expect(ticket).toMatchObject({ status: 'pending', tags: ['vip', 'firstsale'] });
    expect(ticket.comments).toMatchObject([{ body: 'It left on Monday.', public: true }]);
    expect(await connection()).toMatchObject({ sends: true, waiting: [], lastOutAt: expect.any(String) });
  });

  it('is internal when it is a note, and changes no status', async () => {
    const ticket = await asks('2');
    await answer('2', 'Ask the bank first.', { internal: true });
    expect(ticket).toMatchObject({ status: 'new', comments: [{ body: 'Ask the bank first.', public: false }] });
    expect(await shop.told('case.noted.v1')).toHaveLength(1);
  });

  it('solves the ticket when nothing more is expected, and the case is resolved and then ends when Zendesk says so', async () => {
    const ticket = await asks('3');
    await answer('3', 'All is well.', { closes: true });
    expect(ticket.status).toBe('solved');
    expect(await caseOf('3')).not.toHaveProperty('closedAt');
    await postSigned(app, zendesk, message('status_changed', '3', { current: 'SOLVED', previous: 'OPEN' }));
    expect(await caseOf('3')).toMatchObject({
      happened: expect.arrayContaining([expect.objectContaining({ what: 'resolved' })]),
    });
    await postSigned(app, zendesk, message('status_changed', '3', { current: 'CLOSED', previous: 'SOLVED' }));
    const closed = (await shop.told('case.closed.v1')).filter(({ data }) => data.caseId === 'zendesk-3');
    expect(closed).toMatchObject([{ data: { resolution: 'Ticket closed' } }]);
    const { version } = await caseOf('3');
    expect(
      (await app.request('ana', 'POST', `/merchants/${shop.id}/cases/zendesk-3/answer`, { kind: 'send', version, text: 'x' }))
        .status,
    ).toBe(409);
  });

  it('is shown as it will be written before it is sent', async () => {
    await asks('4');
    const { version } = await caseOf('4');
    const body = { kind: 'preview', version, text: 'To DE89 3704 0044 0532 0130 00' };
    const shown = await app.request('ana', 'POST', `/merchants/${shop.id}/cases/zendesk-4/answer`, body);
    expect(shown.body).toMatchObject({ kind: 'comment', desk: 'zendesk', masked: true, internal: false });
    expect(JSON.stringify(shown.body)).not.toContain('0532');
  });
});

describe('an answer that does not get through', () => {
  it('is one comment though the answer to the first request was lost', async () => {
    const ticket = await asks('11');
    desk.fail('unheard');
    await answer('11', 'Sent twice?', {}, 0.5);
    expect(await connection()).toMatchObject({ waiting: [{ title: 'Ticket 11', tries: 1 }] });
    desk.fail('never');
    await app.hours(1);
    expect(bodies(ticket)).toEqual(['Sent twice?']);
    expect((await connection()).waiting).toEqual([]);
  });

  it('is written after somebody else has changed the ticket, and undoes nothing', async () => {
    const ticket = await asks('12');
    desk.fail('overtaken');
    await answer('12', 'Who was faster?');
    expect(bodies(ticket)).toEqual([]);
    ticket.tags.push('theirs');
    desk.fail('never');
    await app.hours(1);
    expect(bodies(ticket)).toEqual(['Who was faster?']);
    expect(ticket.tags).toEqual(['vip', 'theirs', 'firstsale']);
  });

  it('leaves Zendesk alone for as long as it asks to', async () => {
    const ticket = await asks('13');
    desk.fail('busy');
    await answer('13', 'Later, please.');
    desk.fail('never');
    const asked = desk.requests.length;
    await app.hours(0.8);
    expect(desk.requests).toHaveLength(asked);
    await app.hours(0.4);
    expect(bodies(ticket)).toEqual(['Later, please.']);
  });
});

it('waits while Zendesk has had its hundred changes of a minute', async () => {
  const ticket = await asks('21');
  for (let minute = 0; minute < 5; minute += 1) {
    const sk = { S: `CHANGES#${new Date(app.kernel.now() + minute * 60_000).toISOString().slice(0, 16)}` };
    const row = { pk: { S: 'CONNECTION#zendesk' }, sk, changes: { N: '100' } };
    await app.aws('dynamodb', 'PutItem', { TableName: app.laptop.tableName, Item: row });
  }
  await answer('21', 'One too many.', {}, 0);
  expect(bodies(ticket)).toEqual([]);
  expect(await connection()).toMatchObject({ waiting: [{ title: 'Ticket 21', tries: 0 }] });
  await app.hours(0.2);
  expect(bodies(ticket)).toEqual(['One too many.']);
});

describe('the test button', () => {
  const tried = async () => (await app.request('leo', 'POST', '/connections/zendesk/test', {})).body;
  const use = async (secretString: object) => {
    const SecretString = JSON.stringify({ signing: zendesk.laptopSecret, ...secretString });
    await app.aws('secretsmanager', 'PutSecretValue', { SecretId, SecretString });
    await app.hours(1 / 30);
  };

  it('asks Zendesk who we are, and changes nothing there', async () => {
    const asked = desk.requests.length;
    expect(await tried()).toMatchObject({ at: expect.any(String), outward: { kind: 'known', as: 'agent' } });
    expect(desk.requests.slice(asked)).toEqual(['GET /api/v2/users/me']);
  });

  it('says so when Zendesk does not know us, refuses us, or is not there', async () => {
    await use({ site: desk.site });
    expect((await tried()).outward).toMatchObject({ kind: 'stranger' });
    await use({ site: desk.site, authorization: 'Basic guessed' });
    expect((await tried()).outward).toMatchObject({ kind: 'failed', reason: '401' });
    await use({ site: 'http://127.0.0.1:1', authorization: 'Basic made-up' });
    expect((await tried()).outward).toMatchObject({ kind: 'failed' });
    await app.aws('secretsmanager', 'PutSecretValue', { SecretId, SecretString: zendesk.laptopSecret });
    await app.hours(1 / 30);
    expect((await tried()).outward).toEqual({ kind: 'not-set-up' });
    await use({ ...secret, site: desk.site });
  });

  it('is for those who may, and for systems there are', async () => {
    expect((await app.request('ana', 'POST', '/connections/zendesk/test', {})).status).toBe(403);
    expect((await app.request('leo', 'POST', '/connections/nobody/test', {})).status).toBe(400);
  });
});
