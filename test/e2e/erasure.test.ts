import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import { partsOfTable } from '../../lib/personal-stores.ts';
import { routes } from '../../lib/routes.ts';
import { merchantApi } from '../merchant-page/merchant-api.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { doors } from './field-doors.ts';
import { filledPlaces, personalPlaces } from './personal-places.ts';
import { application, plantApplicant } from './plant-applicant.ts';
import { plantSeller } from './plant-seller.ts';
import { plantWhatNeverHappens } from './plant-the-rest.ts';
import { marks, type Planting, planting, sealedMarks, shortMarks, unplanted } from './planting.ts';
import { exportOf, shortRetention } from './privacy-of.ts';
import { readStores, storesWith, tableRows } from './stores.ts';

let app: Firstsale;
let applicant: Planting;
let seller: Planting;
let other: Journey;
const placesSeen = new Set<string>();
const filled = new Set<string>();
const exported = new Map<string, string>();

const both = () => [applicant, seller];
const fromTable = (one: string): boolean => one.startsWith('table');

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
  await shortRetention(app);
  other = new Journey(app, 'neighbour');
  await other.apply();
  seller = planting(app, new Journey(app, 'zplanted-seller'), 'zplanted.seller@shop.example.com', filled);
  await plantSeller(seller, other.id);
  applicant = planting(app, new Journey(app, 'zplanted-shop'), 'zplanted.owner@shop.example.com', filled);
  await plantApplicant(applicant);
  await app.days(3);
  await applicant.act('leo', 'withdraw', { reason: 'Zplanted Reason' });
  await seller.send('merchant.withdrawal.requested.v1', { reason: 'Zplanted Farewell' });
  await app.hours(1);
  await plantWhatNeverHappens(app, seller.shop.id);
}, TO_SYNTHESIZE_MS + 120_000);
afterAll(() => app?.close());

const referralsOfOther = async () => JSON.stringify((await neighbour().as(lia, 'GET', `/my/${other.id}/referrals`)).body);
const lia = 'lia@boa-leitura.example.com';
const neighbour = () => merchantApi(app);

describe('the persons of a merchant', () => {
  test('are everywhere before, but in no execution and no log', async () => {
    const now = await storesWith(app, marks);
    expect(now.filter(fromTable).length).toBeGreaterThan(100);
    for (const mark of shortMarks) expect((await storesWith(app, [mark])).filter(fromTable).length, mark).toBeGreaterThan(0);
    expect(now.filter((one) => one.startsWith('states_') || one.startsWith('/aws/'))).toEqual([]);
    expect(await referralsOfOther()).toContain('Z*** T***');
  });

  test('have a mark in every field of every way in, but for the erasure itself', async () => {
    const asked = ['ask-erasure reason', 'decide-erasure reason', 'set-legal-hold reason'];
    const all = await doors();
    expect(all.length).toBeGreaterThan(50);
    expect(unplanted(all, filled)).toEqual(asked);
  });

  test('stand in every place of text that items of the table have', async () => {
    expect(personalPlaces.length).toBeGreaterThan(100);
    for (const one of filledPlaces(await tableRows(app))) placesSeen.add(one);
    const toCome = ['merchant legalHold.reason', 'erasure reason'];
    expect(personalPlaces.filter((one) => !placesSeen.has(one))).toEqual(toCome);
  });

  test('are kept nowhere as a number in full', async () => {
    expect((await storesWith(app, sealedMarks)).filter((one) => !one.startsWith('events_archived'))).toEqual([]);
  });

  test('are all in the export of the merchant', async () => {
    for (const one of both()) exported.set(one.shop.id, (await exportOf(app, one.shop.id)).toLowerCase());
    const stores = await readStores(app);
    let compared = 0;
    for (const [store, text] of stores) {
      const [, part = '', id = ''] = /^table (\w+)#(m_\w+)/.exec(store) ?? [];
      const rule = Object.entries(partsOfTable).find(([name]) => name === `${part}#`)?.[1];
      if (rule === undefined || !('exportedAs' in rule) || !exported.has(id)) continue;
      // what a repeat is known by is no data, and the key of a file opens it
      for (const [words] of text.matchAll(/zplanted[ a-z0-9@.-]*/gi)) {
        if (/EVENT#/.test(store) || /objectkey/i.test(words)) continue;
        expect(exported.get(id), store).toContain(words.toLowerCase());
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  test('are erased only after the relationship ended, by two people, and under no legal hold', async () => {
    const early = await app.request('leo', 'POST', `/merchants/${other.id}/erasure`, {
      version: (await other.seen()).merchant.version,
      reason: 'asked',
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'erasure-while-present' } });
    for (const { act, shop } of both()) {
      await expect(act('ana', 'erasure', { reason: 'asked' })).rejects.toThrow(/: 403/);
      await act('rita', 'legal-hold', { hold: true, reason: 'Zplanted Dispute' });
      for (const one of filledPlaces(await tableRows(app))) placesSeen.add(one);
      await expect(act('leo', 'erasure', { reason: 'asked' })).rejects.toThrow(/: 409 .*"legal-hold"/);
      await act('rita', 'legal-hold', { hold: false, reason: 'settled' });
      expect(await act('leo', 'erasure', { reason: 'Zplanted Letter' })).toMatchObject({ kind: 'asked' });
      for (const one of filledPlaces(await tableRows(app))) placesSeen.add(one);
      const alone = act('leo', 'erasure/decision', { choice: 'confirm', reason: 'as asked' });
      await expect(alone).rejects.toThrow(/: 403 .*"erasure-second-person"/);
      const { erasures } = await app.get('/erasures');
      expect(erasures.find(({ merchantId }: any) => merchantId === shop.id)).toMatchObject({
        ...{ status: 'asked', askedBy: 'leo@desk.example.com' },
      });
      const confirmed = await act('gwen', 'erasure/decision', { choice: 'confirm', reason: 'Zplanted confirmed' });
      expect(confirmed).toMatchObject({ kind: 'restricted' });
    }
    expect(unplanted(await doors(), filled)).toEqual([]);
    expect(personalPlaces.filter((one) => !placesSeen.has(one))).toEqual([]);
  });

  test('are hidden then from everybody but the one role, on every route of the console', async () => {
    const { shop } = applicant;
    const about = Object.entries(routes).filter(([, route]) => route.includes('{merchantId}'));
    expect(about.length).toBeGreaterThan(40);
    for (const [name, route] of about) {
      const [method, path = ''] = route.split(' ');
      const full = path.replace('{merchantId}', shop.id).replace(/\{\w+\}/g, 'website');
      const query = name === 'list-payments' ? '?from=2026-03-01&to=2026-03-02' : '';
      for (const person of ['leo', 'gwen', 'ana', 'rita', 'vera', 'nemo'] as const) {
        const answer = await app.request(
          person,
          method === 'POST' ? 'POST' : 'GET',
          full + query,
          method === 'POST' ? {} : undefined,
        );
        expect([403, 404], `${person} ${route}`).toContain(answer.status);
        expect(JSON.stringify(answer.body), `${person} ${route}`).not.toMatch(/zplanted/i);
      }
    }
    for (const path of ['', '/timeline', '/export', '/approvals', '/payments?from=2026-03-01&to=2026-03-02'])
      expect((await app.request('nora', 'GET', `/merchants/${shop.id}${path}`)).status, path).toBe(200);
  });

  test('are hidden from the merchant too, on every route of its page', async () => {
    const { shop, page, owner } = seller;
    const about = Object.values(merchantRouteHandlers).filter(({ route }) => route.includes('{merchantId}'));
    expect(about.length).toBeGreaterThan(30);
    for (const { route } of about) {
      const [method, path = ''] = route.split(' ');
      const full = path.replace('{merchantId}', shop.id).replace(/\{\w+\}/g, 'website');
      const { status } = await page.as(owner, method === 'POST' ? 'POST' : 'GET', full, method === 'POST' ? {} : undefined);
      expect([403, 404], route).toContain(status);
    }
    expect((await page.as(owner, 'GET', '/my')).body).not.toMatchObject({ merchants: [{}] });
  });

  test('are in no list, and what is still told of them is refused and not kept', async () => {
    const lists = [
      ...['/merchants?limit=100', '/search?q=zplanted', '/tasks?queue=activation&state=done', '/tasks?queue=product&state=done'],
      ...both().map(({ shop }) => `/changes?since=2026-03-01T00:00:00Z&merchants=${shop.id}`),
    ];
    for (const path of lists) {
      const list = JSON.stringify(await app.get(path));
      for (const { shop } of both()) expect(list, path).not.toContain(shop.id);
      expect(list, path).not.toMatch(/zplanted/i);
    }
    expect(await referralsOfOther()).not.toContain('Z***');
    for (const { shop } of both()) {
      await shop.send('case.opened.v1', { caseId: 'c-3', title: 'Zplanted Afterwards' });
      await shop.apply({ ...application('zplanted.owner@shop.example.com'), mcc: '5999' });
    }
    // the archive of the bus keeps what outside systems tell until its time, which is shorter than the law gives
    const kept = await storesWith(app, ['Zplanted Afterwards']);
    expect(kept.filter((one) => !one.startsWith('events_archived'))).toEqual([]);
  });

  test('go with the first kind of data at once, and with the others on their day, by themselves', async () => {
    await app.hours(2);
    const contact = [
      ...['zplanted.owner', 'Zplanted Contact', '5511987655555', 'Zplanted Comment', 'Zplanted Summary'],
      ...['Zplanted Unreadable', 'Zplanted Question', 'Zplanted Answer', 'Zplanted Rating', 'Zplanted Key', 'zplanted-order'],
    ];
    // who handed a value in is part of the record of it, which goes on its own day
    const ofRecords = /T#.*#hand-in\//;
    expect((await storesWith(app, contact)).filter((one) => fromTable(one) && !ofRecords.test(one))).toEqual([]);
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
    // a listed name it traded under is in the code we ship too
    expect((await storesWith(app, [...shortMarks, 'Grey Heron'])).filter(fromTable)).toEqual([]);
  }, 300_000);

  test('leave a certificate of what was removed, and a timeline that says what happened when', async () => {
    const { erasures } = await app.get('/erasures');
    const of = ({ shop }: Planting) => erasures.find(({ merchantId }: any) => merchantId === shop.id);
    for (const one of both())
      expect(of(one)).toMatchObject({ status: 'erased', askedBy: 'leo@desk.example.com', decidedBy: 'gwen@desk.example.com' });
    const removedFrom = (one: Planting) =>
      new Map(of(one).removed.map(({ store, data, records }: any) => [`${store} ${data}`, records]));
    const [first, second] = both().map(removedFrom);
    for (const place of [
      ...['merchants contact', 'merchants identification', 'merchants accounting', 'timeline contact'],
      ...['rejected-events contact', 'applications contact'],
    ])
      expect(first?.get(place), place).toBeGreaterThan(0);
    expect(first?.get('documents identification')).toBe(2);
    for (const place of [
      ...[
        'merchants contact',
        'archive contact',
        'archive identification',
        'merchants accounting',
        'buyers contact',
        'books contact',
      ],
      ...['case-messages contact', 'timeline identification', 'accounts contact'],
    ])
      expect(second?.get(place), place).toBeGreaterThan(0);
    const timelineOf = async (order: string): Promise<any[]> =>
      (await app.request('nora', 'GET', `/merchants/${applicant.shop.id}/timeline?limit=100&order=${order}`)).body.entries;
    expect((await timelineOf('oldest')).map(({ type }) => type)).toContain('merchant.registered.v1');
    const newest = await timelineOf('newest');
    expect(newest.map(({ type }) => type)).toContain('erasure.done.v1');
    expect(newest.find(({ type }) => type === 'erasure.confirmed.v1')).toMatchObject({
      actor: { kind: 'person', id: 'gwen@desk.example.com' },
    });
  });

  test('and a neighbour has lost nothing', async () => {
    expect((await other.seen()).merchant).toMatchObject({ legalName: 'Livraria Boa Leitura', contact: { name: 'Lia' } });
  });
});
