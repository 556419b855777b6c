import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../domain/file/files.ts';
import { merchantApi } from '../merchant-page/merchant-api.ts';
import { type Firstsale, type Name, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { sendForm } from './send-form.ts';
import { storesWith } from './stores.ts';

let app: Firstsale;
let shop: Journey;
let other: Journey;
let figuresBefore: unknown;

const owner = 'zplanted.owner@shop.example.com';
/** one in every field that takes a text about somebody */
const planted = {
  legalName: 'Zplanted Legal',
  tradingName: 'Zplanted Trading',
  legalEntityType: 'company',
  referrer: 'zplanted-referrer',
  website: 'https://zplanted.example.com',
  contact: { name: 'Zplanted Contact', email: owner, phone: '+5511987655555' },
  persons: [
    { name: 'Zplanted Person', roles: ['owner', 'director'], birthDate: '1961-07-13', country: 'BR', ownershipPercent: 100 },
  ],
  bankAccount: { country: 'BR', iban: 'BR1800360305000010009795493C1', holder: 'Zplanted Holder' },
};
const marks = ['zplanted', '1961-07-13', '5511987655555', '987655555'];

const seen = async (by: Name = 'leo') => (await app.request(by, 'GET', `/merchants/${shop.id}`)).body;
const act = async (by: Name, path: string, body: object) =>
  app.request(by, 'POST', `/merchants/${shop.id}/${path}`, { version: (await seen(by)).merchant.version, ...body });

/** the policy keeps nothing for longer than days here: a test cannot wait for ten years of hours */
const shortRetention = async (): Promise<void> => {
  const { policy } = await app.get('/policy');
  const { version: basedOn, ...document } = policy;
  const law = 'a law of the test';
  const retention = {
    ...document.retention,
    identification: { default: { days: 20, law } },
    accounting: { default: { days: 30, law } },
    rejected_event: { default: { days: 10, law } },
    run_input: { default: { days: 10, law } },
  };
  const published = await app.request('leo', 'POST', '/policy', { policy: { ...document, retention }, reason: 'short', basedOn });
  expect(published).toMatchObject({ status: 200 });
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
  await shortRetention();
  shop = new Journey(app, 'zplanted-shop');
  other = new Journey(app, 'neighbour');
  await other.apply();
  await shop.apply(planted);
  const { requirements } = await shop.seen();
  const { id: requirementId } = requirements.find(
    (one: any) => one.verifiedBy === 'operations' && one.dueStatus === 'currently_due' && !one.id.startsWith('identifier:'),
  );
  const query = { uploadId: 'upload-zplanted', type: 'application/pdf', name: 'zplanted-passport.pdf', through: 'email' };
  const signed = await app.request(
    'ana',
    'GET',
    `/merchants/${shop.id}/requirements/${requirementId}/upload?${new URLSearchParams(query)}`,
  );
  const bytes = Buffer.concat([pdf(), Buffer.from('\n% Zplanted Passport\n')]);
  await sendForm(signed.body, bytes);
  await app.hours(0.2);
  await act('ana', 'comments', { comment: 'Zplanted Comment' });
  await act('ana', 'contacts', { channel: 'phone', topic: 'Zplanted Topic', summary: 'Zplanted Summary', outcome: 'will_send' });
  await shop.send('case.opened.v1', { caseId: 'c-1', title: 'Zplanted Case' });
  await shop.send('requirement.failed.v1', { requirementId, code: 'unreadable', remediation: 'Zplanted Remediation' });
  await shop.send('requirement.submitted.v1', { requirementId, documentReference: 'zplanted-vault' });
  // refused events: one that names the merchant, one that nobody can read
  await shop.send('requirement.verified.v1', { requirementId: 'zplanted-nothing' });
  await shop.send('case.opened.v1', { caseId: 'c-2', title: 7, note: 'Zplanted Unreadable' });
  const page = merchantApi(app);
  await page.ask(owner);
  const my = (path: string, body: object) => page.as(owner, 'POST', `/my/${shop.id}/${path}`, body);
  expect(await my('requests', { kind: 'ask', topic: 'payout', text: 'Zplanted Question' })).toMatchObject({ status: 200 });
  expect(await my('alerts', { alert: 'payout_failed', wanted: true })).toMatchObject({ status: 200 });
  expect(await my('exports', { format: 'csv', from: '2026-03-01', to: '2026-03-02', language: 'en' })).toMatchObject({
    status: 200,
  });
  await shop.send('payout.failed.v1', {
    ...{ payoutId: 'po-1', amountMinor: 50_000, currency: 'BRL', initiatedOn: '2026-03-02', accountLast4: '93C1' },
    ...{ failedAt: app.now(), code: 'AC04' },
  });
  await app.days(3);
  figuresBefore = (await storesWith(app, ['zplanted'])).length;
  await act('leo', 'withdraw', { reason: 'Zplanted Reason' });
  await app.hours(1);
}, TO_SYNTHESIZE_MS + 120_000);
afterAll(() => app?.close());

describe('the persons of a merchant', () => {
  test('are everywhere before, but in no execution and no log', async () => {
    expect(figuresBefore).toBeGreaterThan(10);
    const now = await storesWith(app, marks);
    expect(now.filter((one) => one.startsWith('states_') || one.startsWith('/aws/'))).toEqual([]);
  });

  test('are erased only after the relationship ended, by two people, and under no legal hold', async () => {
    const early = await app.request('leo', 'POST', `/merchants/${other.id}/erasure`, {
      version: (await other.seen()).merchant.version,
      reason: 'asked',
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'erasure-while-present' } });
    expect(await act('ana', 'erasure', { reason: 'asked' })).toMatchObject({ status: 403 });
    expect(await act('rita', 'legal-hold', { hold: true, reason: 'Zplanted Dispute' })).toMatchObject({ status: 200 });
    expect(await act('leo', 'erasure', { reason: 'asked' })).toMatchObject({ status: 409, body: { code: 'legal-hold' } });
    expect(await act('rita', 'legal-hold', { hold: false, reason: 'settled' })).toMatchObject({ status: 200 });
    expect(await act('leo', 'erasure', { reason: 'Zplanted Letter' })).toMatchObject({ status: 200, body: { kind: 'asked' } });
    expect(await act('leo', 'erasure/decision', { choice: 'confirm', reason: 'as asked' })).toMatchObject({
      ...{ status: 403, body: { code: 'erasure-second-person' } },
    });
    const { erasures } = await app.get('/erasures');
    expect(erasures).toMatchObject([{ merchantId: shop.id, status: 'asked', askedBy: 'leo@desk.example.com' }]);
    const confirmed = await act('gwen', 'erasure/decision', { choice: 'confirm', reason: 'as asked' });
    expect(confirmed).toMatchObject({ status: 200, body: { kind: 'restricted' } });
  });

  test('are restricted then: hidden from everybody but the one role, and used for nothing', async () => {
    const paths = [
      '',
      '/timeline',
      '/export',
      '/approvals',
      '/payments?from=2026-03-01&to=2026-03-02',
      '/nudge-preview',
      '/screening',
    ];
    for (const name of ['leo', 'gwen', 'ana', 'rita', 'vera'] as const)
      for (const path of paths) {
        const { status } = await app.request(name, 'GET', `/merchants/${shop.id}${path}`);
        expect([403, 404], `${name} ${path}`).toContain(status);
      }
    expect((await app.request('nora', 'GET', `/merchants/${shop.id}`)).status).toBe(200);
    expect((await app.request('nora', 'GET', `/merchants/${shop.id}/timeline`)).status).toBe(200);
    const lists = await Promise.all(
      [
        '/merchants?limit=100',
        '/tasks?queue=activation&state=done',
        `/changes?since=2026-03-01T00:00:00Z&merchants=${shop.id}`,
      ].map(async (path) => JSON.stringify(await app.get(path))),
    );
    for (const list of lists) expect(list).not.toContain(shop.id);
    expect(await merchantApi(app).as(owner, 'GET', `/merchants/${shop.id}/home`)).toMatchObject({ status: 404 });
    // what is still told of it is refused, and nothing of it is kept
    await shop.send('case.opened.v1', { caseId: 'c-3', title: 'Zplanted Afterwards' });
    await shop.apply({ ...planted, mcc: '5999' });
    // the archive of the bus keeps what outside systems tell until its time, which is shorter than the law gives
    const kept = await storesWith(app, ['Zplanted Afterwards']);
    expect(kept.filter((one) => !one.startsWith('events_archived'))).toEqual([]);
  });

  test('go with the first kind of data at once, and with the others on their day, by themselves', async () => {
    await app.hours(2);
    const contact = [
      'zplanted.owner',
      'Zplanted Contact',
      '5511987655555',
      'Zplanted Comment',
      'Zplanted Summary',
      'Zplanted Unreadable',
    ];
    const held = (await storesWith(app, contact)).filter((one) => one.startsWith('table'));
    expect(held).toEqual([]);
    expect((await storesWith(app, ['Zplanted Person'])).length).toBeGreaterThan(0);
    await app.days(21);
    expect(
      (await storesWith(app, ['Zplanted Person', 'Zplanted Passport', '1961-07-13'])).filter(
        (one) => !one.startsWith('events_archived'),
      ),
    ).toEqual([]);
    expect((await storesWith(app, ['Zplanted Legal'])).length).toBeGreaterThan(0);
    await app.days(20);
    expect(await storesWith(app, marks)).toEqual([]);
  });

  test('leave a certificate of what was removed, and a timeline that says what happened when', async () => {
    const { erasures } = await app.get('/erasures');
    expect(erasures).toMatchObject([
      { merchantId: shop.id, status: 'erased', askedBy: 'leo@desk.example.com', decidedBy: 'gwen@desk.example.com' },
    ]);
    const removed = new Map(erasures[0].removed.map(({ store, data, records }: any) => [`${store} ${data}`, records]));
    for (const place of [
      'merchants contact',
      'merchants identification',
      'merchants accounting',
      'timeline contact',
      'rejected-events contact',
      'applications contact',
    ])
      expect(removed.get(place), place).toBeGreaterThan(0);
    expect(removed.get('documents identification')).toBe(2);
    const { entries } = (await app.request('nora', 'GET', `/merchants/${shop.id}/timeline?limit=100`)).body;
    expect(entries.map(({ type }: any) => type)).toEqual(
      expect.arrayContaining(['merchant.registered.v1', 'case.opened.v1', 'erasure.done.v1']),
    );
    expect(entries.find(({ type }: any) => type === 'erasure.confirmed.v1').actor).toEqual({
      kind: 'person',
      id: 'gwen@desk.example.com',
    });
  });

  test('and a neighbour has lost nothing', async () => {
    expect((await other.seen()).merchant).toMatchObject({ legalName: 'Livraria Boa Leitura', contact: { name: 'Lia' } });
  });
});
