import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openOutside } from './fake-outside.ts';

let app: Firstsale;
let shop: Journey;
let crm: Awaited<ReturnType<typeof openOutside>>;
const records: any[] = [];
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  crm = await openOutside(({ method, path, authorization, body }: any) => {
    if (path === '/services/oauth2/token')
      return body.client_secret === 'made-up'
        ? { body: { access_token: 't-1' } }
        : { status: 400, body: { error: 'invalid_client' } };
    if (authorization !== 'Bearer t-1') return { status: 401, body: [] };
    if (path === '/services/oauth2/userinfo') return { body: { preferred_username: 'firstsale@acme.test' } };
    const query = new URL(path, 'http://crm').searchParams.get('q');
    if (query !== null) {
      const [, kind, id] = /FROM (\w+) WHERE Firstsale_Id__c = '([^']+)'/.exec(query) ?? [];
      return { body: { records: records.filter((one) => one.kind === kind && one.Firstsale_Id__c === id) } };
    }
    const [, kind, Id] = /sobjects\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (method === 'POST') {
      records.push({ ...body, kind, Id: `r${records.length}` });
      return { status: 201, body: { id: `r${records.length - 1}`, success: true } };
    }
    Object.assign(
      records.find((one) => one.Id === Id),
      body,
    );
    return { status: 204 };
  });
  shop = new Journey(app, 'salesforce');
  const secret = { site: crm.site, clientId: 'c', clientSecret: 'made-up' };
  const SecretId = 'firstsale-dev/connectors/salesforce';
  await app.aws('secretsmanager', 'PutSecretValue', { SecretId, SecretString: JSON.stringify(secret) });
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await crm?.close();
});

it('a case of ours is one case there, which is closed when ours is', async () => {
  await shop.send('case.opened.v1', { caseId: 'c-1', title: 'Where is my payout?', severity: 'high' });
  await app.hours(1 / 30);
  expect(records.filter(({ kind }) => kind === 'Case')).toMatchObject([
    { Subject: 'Where is my payout?', Priority: 'High', Status: 'New', Firstsale_Id__c: 'c-1' },
  ]);
  await shop.send('case.closed.v1', { caseId: 'c-1' });
  await app.hours(1 / 30);
  expect(records.filter(({ kind }) => kind === 'Case')).toMatchObject([{ Status: 'Closed', Firstsale_Id__c: 'c-1' }]);
});

it('work becomes a task there, once', async () => {
  const tasks = () => records.filter(({ kind }) => kind === 'Task');
  expect(new Set(tasks().map((one) => one.Firstsale_Id__c)).size).toBe(tasks().length);
  expect(tasks().length).toBeGreaterThan(0);
});

it('the test button signs in and shows as whom', async () => {
  const { body } = await app.request('leo', 'POST', '/connections/salesforce/test', {});
  expect(body.outward).toMatchObject({ kind: 'known', as: 'firstsale@acme.test' });
});
