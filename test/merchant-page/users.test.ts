import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';

let app: Firstsale;
let api: ReturnType<typeof merchantApi>;
let shop: Journey;
const [lia, bob, meg] = ['lia@boa-leitura.example.com', 'bob@books.example.com', 'meg@books.example.com'];

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  api = merchantApi(app);
  shop = new Journey(app, 'users');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const at = (what: string) => `/my/${shop.id}/${what}`;
const as = (email: string, method: 'GET' | 'POST', what: string, body?: unknown, key?: string) =>
  api.as(email, method, at(what), body, key);
const invite = (by: string, email: string, role: string, language = 'en') => as(by, 'POST', 'members', { email, role, language });
const users = async (by = lia) => (await as(by, 'GET', 'members')).body.members;
const user = async (email: string) => (await users()).find((one: { email: string }) => one.email === email);
const lettersTo = async (to: string) => {
  await app.hours(1 / 60);
  return mailbox(app.kernel, { to, limit: 10 }).filter(({ text }) => !/\b\d{8}\b/.test(text ?? ''));
};
const join = async (email: string, role: string) => {
  await invite(lia, email, role);
  await as(email, 'POST', 'membership', {});
};

describe('somebody who is invited', () => {
  test('gets one letter in the language that was chosen, whose link changes nothing', async () => {
    expect((await invite(lia, ' Bob@Books.Example.com', 'shop', 'fr')).body).toMatchObject({
      kind: 'invited',
      email: bob,
      role: 'shop',
    });
    const [letter, ...others] = await lettersTo(bob);
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('Vous êtes invité à rejoindre Livraria Boa Leitura');
    expect(letter?.text).toContain(`L’invitation vient de ${lia}`);
    const [link = ''] = /https?:\S+/.exec(letter?.text ?? '') ?? [];
    expect(new URL(link).pathname).toBe(`/m/${shop.id}`);
    expect(letter?.headers).not.toHaveProperty('List-Unsubscribe');
    expect(await user(bob)).toMatchObject({ status: 'invited', invitedBy: lia });
  });

  test('is written to again when the same address is invited in other capitals, and stays one person', async () => {
    expect((await invite(lia, 'BOB@books.example.com', 'accounting')).body).toMatchObject({
      kind: 'invited_again',
      role: 'accounting',
    });
    expect(await lettersTo(bob)).toHaveLength(2);
    expect((await users()).map(({ email }: { email: string }) => email)).toEqual([lia, bob]);
  });

  test('signs in by a code, sees who invites and nothing else, and has their role once they accept', async () => {
    const { ticket } = (await api.ask(bob)).body;
    const { token } = (await api.call('POST', '/sign-in', { body: { email: bob, ticket, code: await api.code(bob) } })).body;
    const { merchants } = (await api.call('GET', '/my', { token })).body;
    expect(merchants).toMatchObject([{ merchantId: shop.id, role: 'accounting', invitation: { by: lia, expired: false } }]);
    const before = await as(bob, 'GET', 'home');
    expect([before.status, before.body.code]).toEqual([403, 'invitation-open']);
    const accepted = [await as(bob, 'POST', 'membership', {}), await as(bob, 'POST', 'membership', {})];
    expect(accepted.map(({ body }) => body.kind)).toEqual(['joined', 'joined_before']);
    const after = await as(bob, 'GET', 'home');
    expect([after.status, after.body.code]).toEqual([403, 'member-role-missing']);
    expect(await user(bob)).toMatchObject({ status: 'active', role: 'accounting' });
    expect(await shop.told('member.joined.v1')).toMatchObject([{ actor: { kind: 'merchant', id: bob } }]);
  });

  test('too late finds that it has expired, and gets no code any more', async () => {
    await invite(lia, 'late@books.example.com', 'shop');
    await app.days(14);
    expect(await user('late@books.example.com')).toMatchObject({ status: 'expired' });
    const refused = await as('late@books.example.com', 'POST', 'membership', {});
    expect([refused.status, refused.body.code]).toEqual([409, 'invitation-expired']);
    await api.ask('late@books.example.com');
    expect(await api.code('late@books.example.com')).toBeUndefined();
    expect((await invite(lia, 'late@books.example.com', 'shop')).body.kind).toBe('invited_again');
    expect((await as('late@books.example.com', 'POST', 'membership', {})).body.kind).toBe('joined');
  });
});

describe('a role', () => {
  test('is changed on what was looked at, once however often it is sent, and holds with the next request', async () => {
    const { version } = await user(bob);
    const change = () => as(lia, 'POST', 'members/role', { email: bob, version, role: 'manager' }, 'role-change-1');
    expect([(await change()).body, (await change()).body]).toEqual(
      Array(2).fill({ kind: 'changed', email: bob, role: 'manager' }),
    );
    expect((await as(bob, 'GET', 'home')).status).toBe(200);
    const stale = await as(lia, 'POST', 'members/role', { email: bob, version, role: 'shop' });
    expect([stale.status, stale.body.changedBy]).toEqual([409, { kind: 'merchant', id: lia }]);
  });

  test('of somebody who is not there is changed for nobody', async () => {
    const nobody = await as(lia, 'POST', 'members/role', { email: 'nobody@books.example.com', version: 1, role: 'shop' });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'member-unknown']);
  });

  test('of an owner is beyond a manager', async () => {
    const { version } = await user(lia);
    const tried = [
      await as(bob, 'POST', 'members/role', { email: lia, version, role: 'shop' }),
      await as(bob, 'POST', 'members/removal', { email: lia, version }),
      await invite(bob, meg, 'owner'),
    ];
    expect(tried.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([403, 'owners-by-owners']));
    expect((await users(bob)).find(({ you }: { you: boolean }) => you)).toMatchObject({ email: bob });
  });
});

describe('the last owner', () => {
  test('stays, also when two owners take each other out at the same moment', async () => {
    await join(meg, 'owner');
    const [l, m] = [await user(lia), await user(meg)];
    const race = await Promise.all([
      as(lia, 'POST', 'members/removal', { email: meg, version: m.version }),
      as(meg, 'POST', 'members/removal', { email: lia, version: l.version }),
    ]);
    expect(race.map(({ status }) => status).toSorted()).not.toEqual([200, 200]);
    const survivor = race[0]?.status === 200 ? lia : meg;
    expect((await users(survivor)).filter(({ role }: { role: string }) => role === 'owner')).toHaveLength(1);
    const { version } = (await users(survivor)).find(({ you }: { you: boolean }) => you);
    const left = await as(survivor, 'POST', 'membership/end', { version });
    expect([left.status, left.body.code]).toEqual([409, 'last-owner']);
    await app.told(shop.id, 'member.removed.v1');
    if (survivor === meg) {
      await invite(meg, lia, 'owner');
      await as(lia, 'POST', 'membership', {});
    } else await join(meg, 'owner');
  });

  test('stays when both of two leave at once', async () => {
    const [l, m] = [await user(lia), await user(meg)];
    const race = await Promise.all([
      as(lia, 'POST', 'membership/end', { version: l.version }),
      as(meg, 'POST', 'membership/end', { version: m.version }),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    if (race[0]?.status === 200) {
      await invite(meg, lia, 'owner');
      await as(lia, 'POST', 'membership', {});
    }
  });
});

describe('somebody who was removed', () => {
  test('is a stranger with the next request, though their token still holds', async () => {
    await app.hours(1);
    const token = await api.tokenOf(bob);
    expect((await api.call('GET', at('home'), { token })).status).toBe(200);
    const { version } = await user(bob);
    expect((await as(lia, 'POST', 'members/removal', { email: bob, version })).body).toEqual({ kind: 'removed', email: bob });
    expect((await api.call('GET', at('home'), { token })).status).toBe(404);
    expect((await api.call('GET', '/my', { token })).body.merchants).toEqual([]);
  });
});

test('who did what is listed in the reader’s language, the newest first, page by page', async () => {
  const { deeds } = (await as(lia, 'GET', 'deeds?language=fr')).body;
  expect(deeds[0]).toMatchObject({ by: lia, text: `A retiré ${bob}` });
  const english = (await as(lia, 'GET', 'deeds')).body.deeds.map(({ text }: { text: string }) => text);
  expect(english).toContain(`Changed the role of ${bob} from accounting to manager`);
  expect(english).toContain('Accepted the invitation');
  expect(english.some((text: string) => text.includes('undefined'))).toBe(false);
});
