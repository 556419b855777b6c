import { mkdirSync } from 'node:fs';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { attributesOf } from '../../adapters/dynamodb/keys.ts';
import type { Member, MemberRole } from '../../domain/model/member.ts';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

// a shop in onboarding asks where its payout is; a person answers from the console
let town: Awaited<ReturnType<typeof openPage>>;
let api: ReturnType<typeof merchantApi>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const till = 'till@boa-leitura.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-03T14:00:00.000Z');
  api = merchantApi(town.app);
  browser = await openBrowser();
  shop = new Journey(town.app, 'asks');
  await shop.apply();
  const enter = async (id: string, role: MemberRole) => {
    const item: Member = { kind: 'member', merchantId: shop.id, id, role, status: 'active', version: 1, since: town.app.now() };
    const Item = encode({ ...item, ...attributesOf(item, 1) });
    await town.app.aws('dynamodb', 'PutItem', { TableName: town.app.laptop.tableName, Item });
  };
  await enter(till, 'shop');
  await enter('books@boa-leitura.example.com', 'accounting');
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const path = () => `/my/${shop.id}/requests`;
const write = (body: object, { as = lia, key }: { as?: string; key?: string } = {}) => api.as(as, 'POST', path(), body, key);
const list = async (query = '', as = lia) => (await api.as(as, 'GET', `${path()}${query}`)).body;
const ask = async (text: string, as = lia) => (await write({ kind: 'ask', topic: 'payout', text }, { as })).body;
/** as it is once its run has taken the news in */
const caseSeen = async (id: string) => {
  await town.app.hours(1 / 60);
  return (await town.app.request('ana', 'GET', `/merchants/${shop.id}/cases/${id}`)).body;
};
const answerBody = (id: string, body: object) =>
  town.app.request('ana', 'POST', `/merchants/${shop.id}/cases/${id}/answer`, body);
const sendAnswer = async (id: string, text: string, closes: boolean) =>
  answerBody(id, { kind: 'send', version: (await caseSeen(id)).version, text, closes });

describe('a question', () => {
  test('sent twice, with one key or from two tabs, is one request with one task', async () => {
    const once = { kind: 'ask', topic: 'account', text: 'Can I change my address?' };
    const first = await write(once, { key: 'ask-ask-ask-1' });
    expect(first.body).toMatchObject({ kind: 'asked', masked: false });
    expect((await write(once, { key: 'ask-ask-ask-1' })).body).toEqual(first.body);
    expect((await write(once, { key: 'ask-ask-ask-2' })).body).toMatchObject({
      kind: 'asked_before',
      caseId: first.body.caseId,
    });
    expect((await list()).requests).toHaveLength(1);
    expect((await shop.seen()).tasks.filter(({ queue }: any) => queue === 'cases')).toHaveLength(1);
    expect((await sendAnswer(first.body.caseId, 'Yes: send us the new one.', true)).status).toBe(200);
  });

  test('is answered by a person, previewed, in its own words; the asker reads a letter that leads to it, and rates it', async () => {
    const { caseId, masked } = await ask('Wo ist meine Auszahlung auf DE89 3704 0044 0532 0130 00?');
    expect(masked).toBe(true);
    const seen = await caseSeen(caseId);
    expect(seen).toMatchObject({ waitingOn: 'us', askedBy: lia, topic: 'payout', locale: 'pt-BR' });
    expect(seen.messages[0].text).toContain('ends in 3000');
    expect(seen.waited).toMatchObject({ merchant: 0, closed: 0, us: seen.waited.total });
    const preview = await answerBody(caseId, {
      kind: 'preview',
      version: seen.version,
      text: 'Auf Ihrem Konto DE89370400440532013000.',
    });
    expect(preview.body).toMatchObject({ kind: 'preview', masked: true, to: lia });
    expect(preview.body.letter).toMatchObject({ locale: 'pt' });
    expect((await caseSeen(caseId)).messages).toHaveLength(1);
    expect((await sendAnswer(caseId, 'Sie kommt am Montag.', true)).body).toMatchObject({ kind: 'answered', masked: false });
    const { messages, requests } = await list(`?request=${caseId}`);
    expect(messages.map(({ ours, text }: any) => [ours, text])).toEqual([
      [false, expect.stringContaining('Auszahlung')],
      [true, 'Sie kommt am Montag.'],
    ]);
    expect(JSON.stringify(messages)).not.toContain('0532');
    expect(requests).toMatchObject([{ status: 'closed', rateable: true, reopenable: true }]);
    await town.app.days(1);
    const [letter] = mailbox(town.app.kernel, { to: lia, limit: 1 });
    expect([letter?.subject, letter?.text]).toEqual([
      preview.body.letter.subject,
      expect.stringContaining(`/requests/${caseId}`),
    ]);
    expect(letter?.text).not.toContain('Montag');
    expect((await write({ kind: 'rate', caseId, rating: 5 })).body).toMatchObject({ kind: 'rated' });
    expect((await list(`?request=${caseId}`)).requests).toMatchObject([{ rating: 5 }]);
    expect((await shop.told('csat.rated.v1')).at(-1)).toMatchObject({ data: { csatId: `case-${caseId}`, rating: 5 } });
    expect((await write({ kind: 'reply', caseId, text: 'It is Tuesday.' })).body).toMatchObject({ kind: 'reopened' });
    expect((await shop.seen()).tasks.some((one: any) => one.subjectId === caseId && one.status === 'open')).toBe(true);
    expect((await sendAnswer(caseId, 'Here it is.', true)).status).toBe(200);
    // closed for a day, then opened again: that day is nobody's, and the parts add up
    const { waited } = await caseSeen(caseId);
    expect(waited.closed).toBeGreaterThanOrEqual(24 * 3_600_000);
    expect(waited.us + waited.merchant + waited.closed).toBe(waited.total);
  });

  test('of one member is not for another, unless they manage the merchant', async () => {
    const { caseId } = await ask('The till shows no sale', till);
    expect((await list('', till)).requests.map(({ id }: any) => id)).toEqual([caseId]);
    expect((await list()).requests.map(({ id }: any) => id)).toContain(caseId);
    const books = 'books@boa-leitura.example.com';
    expect((await list('', books)).requests).toEqual([]);
    expect((await api.as(books, 'GET', `${path()}?request=${caseId}`)).body).toMatchObject({ code: 'case-unknown' });
    expect((await write({ kind: 'reply', caseId, text: 'Hello' }, { as: books })).status).toBe(404);
    expect((await sendAnswer(caseId, 'Look again.', true)).status).toBe(200);
  });

  test('answered by two people at once is answered by the first', async () => {
    const { caseId } = await ask('Two of you?');
    const { version } = await caseSeen(caseId);
    const body = { kind: 'send', version, text: 'One of us.', closes: false };
    expect((await answerBody(caseId, body)).status).toBe(200);
    const second = await answerBody(caseId, { ...body, text: 'And me.' });
    expect([second.status, second.body.changedBy?.id]).toEqual([409, 'ana@desk.example.com']);
    expect((await list(`?request=${caseId}`)).messages).toHaveLength(2);
    expect((await sendAnswer(caseId, 'Done.', true)).status).toBe(200);
  });

  test('can be asked so often and no more: nobody opens a thousand', async () => {
    for (let n = 0; n < 5; n += 1) expect((await ask(`Question ${n}`)).kind).toBe('asked');
    const refused = await write({ kind: 'ask', topic: 'other', text: 'One more' });
    expect([refused.status, refused.body.code, refused.body.about]).toEqual([409, 'requests-enough', { most: 5 }]);
    const { requests } = await list();
    for (const { id, status } of requests.filter((one: any) => one.status !== 'closed'))
      expect([status, (await sendAnswer(id, 'Yes.', true)).status]).toEqual(['with_us', 200]);
  });

  test('that was closed long ago is in the archive: it is listed on demand, read, and opened again', async () => {
    await shop.settle();
    await town.app.days(3);
    const partition = { ':pk': { S: `A#${shop.id}` } };
    const { Items } = await town.app.aws('dynamodb', 'Query', {
      TableName: town.app.laptop.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: partition,
    });
    const archived = Items.filter((one: any) => one.sk.S.startsWith('CASE#')).map((one: any) => one.id.S);
    expect(archived.length).toBeGreaterThan(0);
    const [id] = archived;
    const now = await list();
    expect([now.requests.map((one: any) => one.id).includes(id), now.older]).toEqual([false, true]);
    // somebody who never asked anything is offered nothing older
    const nobody = await list('', 'books@boa-leitura.example.com');
    expect([nobody.requests, nobody.older]).toEqual([[], false]);
    expect((await list('?of=all')).requests.map((one: any) => one.id)).toContain(id);
    expect((await list(`?request=${id}`)).messages.length).toBeGreaterThan(1);
    expect((await caseSeen(id)).id).toBe(id);
    expect((await write({ kind: 'reply', caseId: id, text: 'Once more, please.' })).body).toMatchObject({ kind: 'reopened' });
    expect((await list('?of=all')).requests.filter((one: any) => one.id === id)).toMatchObject([{ status: 'with_us' }]);
    expect((await sendAnswer(id, 'Of course.', true)).status).toBe(200);
  });
});

describe('the page of requests', () => {
  test('takes a question; what was typed outlives a session that ends, and a double press sends it once', async () => {
    await town.app.hours(1 / 60);
    const { page, complaints, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/requests/new`);
    await signInAs(page, town.app, lia);
    await page.getByLabel('What is it about?').selectOption('payment');
    await page.getByLabel('Payment reference (optional)').fill('ORDER-77');
    await page.getByLabel('Your question').fill('Customer paid twice from GB29 NWBK 6016 1331 9268 19');
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: `${out}/request-new-390.png`, fullPage: true });
    // the session ends in the middle of typing
    await context.clearCookies();
    await page.route('**/api/my/**', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 3 });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.unroute('**/api/my/**');
    await town.app.hours(1 / 60);
    await signInAs(page, town.app, lia);
    await page.getByText('This is a draft of yours').waitFor();
    expect(await page.getByLabel('Your question').inputValue()).toContain('paid twice');
    expect(await page.getByLabel('Payment reference (optional)').inputValue()).toBe('ORDER-77');
    await page.getByRole('button', { name: 'Send' }).dblclick();
    await page.getByText('Your question has arrived.').waitFor();
    await page.getByText('We removed an account number').waitFor();
    await page.getByText('ends in 6819').first().waitFor();
    const asked = (await list()).requests.filter((one: any) => one.title.startsWith('Customer paid twice'));
    expect(asked).toMatchObject([{ paymentReference: 'ORDER-77', status: 'with_us' }]);
    await sendAnswer(asked[0].id, 'We have refunded the second payment.', true);
    await page.reload();
    await page.getByText('We have refunded the second payment.').waitFor();
    await page.getByRole('button', { name: '5 of 5' }).click();
    await page.getByText('You rated the answer 5 of 5.').waitFor();
    await page.getByLabel('Open it again').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: `${out}/request-390.png`, fullPage: true });
    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByRole('heading', { name: 'Requests', exact: true }).waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/requests-390.png`, fullPage: true });
    await context.close();
  });

  test('reads well in French, in the dark, on a wide screen', async () => {
    await town.app.hours(1 / 60);
    const dark = { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1440, height: 900 } } as const;
    const { page, complaints, context } = await newPage(browser, dark);
    await page.goto(`${town.url}/m/${shop.id}/requests`);
    await signInAs(page, town.app, lia);
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('link', { name: 'Poser une question' }).waitFor();
    await page.getByText('Close le').first().waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/requests-1440-dark.png`, fullPage: true });
    await context.close();
  });
});
