import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteBehind } from '../../world/pages-of.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

// a bookshop applies, hands in nothing, and is written to; then a person rejects what it handed in
let app: Firstsale;
let shop: Journey;

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'reader');
  await shop.apply();
  await shop.hears('nudge.delivered.v1', 10);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const newest = () => mailbox(app.kernel, { to: 'lia@boa-leitura.example.com', limit: 1 })[0] ?? expect.fail('no letter');
/** every address in a letter, in its text, its HTML and its headers, as a scanner of mail finds them */
const linksIn = ({ text = '', html = '', headers }: ReturnType<typeof newest>) => [
  ...new Set(
    Array.from(`${text} ${html} ${Object.values(headers).join(' ')}`.matchAll(/https:\/\/[^\s"<>]+/g), ([link]) => link),
  ),
];
const oneClick = 'List-Unsubscribe=One-Click';
const visit = async (method: 'GET' | 'HEAD' | 'POST', link: string, headers: Record<string, string> = {}, body = oneClick) => {
  const { pathname: path, search } = new URL(link.replaceAll('&amp;', '&'));
  const site = siteBehind(app.laptop.cloud, 'MerchantPageUrl');
  const answer = await app.kernel.request(`${method} ${path}`, () =>
    site.respond({
      method,
      path,
      query: search.slice(1),
      headers,
      ...(method === 'POST' && { body }),
    }),
  );
  const page = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  return { status: answer.statusCode, headers: answer.headers, body: page, cookies: answer.cookies ?? [] };
};
const everything = async () => JSON.stringify(await app.aws('dynamodb', 'Scan', { TableName: app.laptop.tableName }));

describe('a reminder in the mailbox', () => {
  test('is from the company, can be answered, and says what is due, by when and what stops', () => {
    const { from, replyTo, text, html, subject } = newest();
    expect(from).toMatch(/^"Example Payments" <hello@/);
    expect(replyTo).toEqual(['merchants@dev.example.com']);
    expect(subject).toContain('Falta você nos enviar');
    expect(text).toMatch(/^– .+\n {2}Envie até \d+ de \S+ de 2026/m);
    expect(html).toContain('<html lang="pt">');
  });

  test('has one link to the very step, which opens the page, and one to stop reminders', async () => {
    const [step = '', stop = '', ...more] = linksIn(newest());
    expect(more).toEqual([]);
    const due = (await shop.seen()).requirements.find(({ id }: { id: string }) =>
      step.endsWith(`/due/${encodeURIComponent(id)}`),
    );
    expect(due).toMatchObject({ dueStatus: 'currently_due', awaitingActionFrom: 'merchant' });
    expect(step).toContain(`/m/${shop.id}/`);
    expect(await visit('GET', step)).toMatchObject({ status: 200, cookies: [] });
    expect(await visit('GET', stop)).toMatchObject({
      status: 200,
      cookies: [],
      body: expect.stringContaining('<form method="post">'),
    });
    expect((await visit('GET', stop)).headers['content-security-policy']).toContain("form-action 'self'");
    expect(newest().headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  test('read by a scanner, which opens every link in it again and again, changes nothing at all', async () => {
    const before = await everything();
    for (const link of linksIn(newest()))
      for (const method of ['HEAD', 'GET', 'HEAD', 'GET'] as const) await visit(method, link, { 'user-agent': 'scanner' });
    await app.hours(1 / 60);
    expect(await everything()).toBe(before);
  });

  test('is stopped by one POST without a cookie, once, and no reminder follows', async () => {
    const [, stop = ''] = linksIn(newest());
    const first = await visit('POST', stop, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(first).toMatchObject({ status: 200, cookies: [], body: expect.stringContaining('Você não receberá mais lembretes') });
    expect((await visit('POST', stop)).status).toBe(200);
    expect((await visit('POST', `${stop.slice(0, -3)}xyz`)).status).toBe(400);
    expect(await shop.told('nudge.opted-out.v1')).toMatchObject([{ data: { through: 'letter' } }]);
    const letters = mailbox(app.kernel, { to: 'lia@boa-leitura.example.com' }).length;
    await app.days(8);
    expect(mailbox(app.kernel, { to: 'lia@boa-leitura.example.com' })).toHaveLength(letters);
    expect((await shop.told('nudge.suppressed.v1')).map(({ reason }) => reason)).toContain('opted_out');
  });
});

describe('a letter that comes back', () => {
  test('was not delivered: the timeline says so, and a person is asked to correct the address', async () => {
    const lost = new Journey(app, 'lost');
    await lost.apply({ contact: { name: 'Lia', email: 'bounce@simulator.amazonses.com' } });
    await lost.hears('nudge.suppressed.v1', 10);
    expect(await lost.told('nudge.delivered.v1', 'nudge.suppressed.v1')).toMatchObject([
      { type: 'nudge.delivered.v1' },
      { type: 'nudge.suppressed.v1', reason: 'bounced' },
    ]);
    expect((await lost.seen()).nudges).toMatchObject([{ status: 'failed', failure: 'bounced' }]);
  });
});

describe('a decision', () => {
  test('reaches a merchant that stopped its reminders: what was rejected, why, and the link to hand it in again', async () => {
    const { requirements } = await shop.seen();
    const ours = requirements.find((one: any) => one.verifiedBy === 'operations' && one.awaitingActionFrom === 'merchant');
    await shop.send('requirement.submitted.v1', { requirementId: ours.id, documentReference: 'vault/1' });
    const what = `requirements/${encodeURIComponent(ours.id)}`;
    const shown = await app.request('ana', 'GET', `/merchants/${shop.id}/${what}/rejection-preview?code=unreadable`);
    expect((await shop.act('ana', `${what}/reject`, { code: 'unreadable', reason: 'the lower half is missing' })).status).toBe(
      200,
    );
    await app.days(3);
    expect(await shop.told('letter.delivered.v1')).toHaveLength(1);
    const { subject, text, headers } = newest();
    expect(subject).toBe(shown.body.subject);
    expect(text).toContain('todos os cantos');
    expect(text).not.toContain('lower half');
    expect(text).toContain(`/due/${encodeURIComponent(ours.id)}`);
    expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
  });
});

describe('a merchant that sells', () => {
  test('is asked for a rating by letter; a scanner that opens the link rates nothing, one POST does, and it counts', async () => {
    const seller = new Journey(app, 'seller');
    await seller.goLive({ contact: { name: 'Rui', email: 'rui@boa-leitura.example.com' } });
    await seller.pay(5_000);
    for (let week = 0; week < 5; week += 1) {
      await app.days(7);
      await seller.pay(5_000);
    }
    const letter = mailbox(app.kernel, { to: 'rui@boa-leitura.example.com' }).find(({ text = '' }) =>
      text.includes('/api/rating?'),
    );
    if (letter === undefined) throw expect.fail('nobody asked');
    const rating = linksIn(letter).find((link) => link.includes('/api/rating?')) ?? '';
    const before = await everything();
    for (const method of ['HEAD', 'GET', 'GET'] as const) await visit(method, rating);
    await app.hours(1 / 60);
    expect(await everything()).toBe(before);
    expect((await visit('POST', rating, {}, 'rating=4')).status).toBe(200);
    expect((await visit('POST', rating, {}, 'rating=4')).status).toBe(200);
    expect(await seller.told('csat.rated.v1')).toMatchObject([
      { actor: { kind: 'merchant' }, data: { rating: 4, through: 'letter' } },
    ]);
    expect((await seller.seen()).csats).toMatchObject([{ rating: 4 }]);
  });
});
