import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Firstsale, openFirstsale } from '../playbooks/firstsale.ts';
import { merchantApi } from './merchant-api.ts';

let app: Firstsale;
let api: ReturnType<typeof merchantApi>;
const owner = 'ines@papelaria.example.com';

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T09:00:00Z');
  api = merchantApi(app);
  await app.send({
    type: 'merchant.application.submitted.v1',
    subject: 'sign-in-1',
    data: {
      ...{
        pspClient: 'direct',
        legalName: 'Papelaria Ines',
        legalEntityType: 'company',
        mcc: '5943',
        country: 'PT',
        currency: 'EUR',
      },
      ...{ timeZone: 'Europe/Lisbon', locale: 'pt-PT', contact: { name: 'Ines', email: 'Ines@Papelaria.Example.com' } },
      ...{ persons: [], paymentMethods: ['card'] },
    },
  });
  await app.hours(1);
});
afterAll(() => app.close());

const minutes = (n: number) => app.hours(n / 60);
const begin = async (email = owner) => {
  await minutes(1);
  const { body } = await api.ask(email);
  return { ticket: String(body.ticket), code: await api.code(email) };
};
const enter = (ticket: string, code: string | undefined, email = owner) =>
  api.call('POST', '/sign-in', { body: { email, ticket, code: code ?? '00000000' } });
const wrongOf = (code: string | undefined) => String((Number(code) + 1) % 1e8).padStart(8, '0');

describe('who applied', () => {
  test('signs in with the code that is mailed, and sees the merchant', async () => {
    const { ticket, code } = await begin();
    const { status, body, session } = await enter(ticket, code);
    expect([status, Boolean(session)]).toEqual([200, true]);
    const mine = await api.call('GET', '/my', { token: body.token });
    expect(mine.body).toMatchObject({ email: owner, merchants: [{ name: 'Papelaria Ines', role: 'owner' }] });
  });

  test('may write the address in capitals and with space around it', async () => {
    await minutes(1);
    const { body } = await api.ask(' INES@papelaria.example.COM ');
    expect((await enter(body.ticket, await api.code(owner), 'Ines@Papelaria.example.com')).status).toBe(200);
  });

  test('may paste the code in groups', async () => {
    const { ticket, code = '' } = await begin();
    expect((await enter(ticket, `${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)}`)).status).toBe(200);
  });

  test('gets in with the right code after a wrong one', async () => {
    const { ticket, code } = await begin();
    const wrong = await enter(ticket, wrongOf(code));
    expect([wrong.status, wrong.body.code, wrong.body.about]).toEqual([400, 'code-wrong', { left: 2 }]);
    expect((await enter(ticket, code)).status).toBe(200);
  });
});

describe('a code', () => {
  test('is for one use', async () => {
    const { ticket, code } = await begin();
    await enter(ticket, code);
    expect((await enter(ticket, code)).body.code).toBe('code-wrong');
  });

  test('ends with the third wrong try, whoever tries', async () => {
    const { ticket, code } = await begin();
    for (let n = 0; n < 3; n += 1) await enter(ticket, wrongOf(code));
    const late = await enter(ticket, code);
    expect([late.status, late.body.code]).toEqual([409, 'code-ended']);
  });

  test('is refused in another browser than the one that asked for it', async () => {
    const { code } = await begin();
    expect((await enter('another-ticket', code)).body.code).toBe('code-expired');
  });

  test('expires after fifteen minutes', async () => {
    const { ticket, code } = await begin();
    await minutes(16);
    expect((await enter(ticket, code)).body.code).toBe('code-expired');
  });

  test('replaces the one before it', async () => {
    const first = await begin();
    const second = await begin();
    expect((await enter(first.ticket, first.code)).status).toBe(409);
    expect((await enter(second.ticket, second.code)).status).toBe(200);
  });
});

describe('an address nobody has', () => {
  const stranger = 'nobody@papelaria.example.com';
  test('is answered like one that is known, and gets no letter', async () => {
    // the codes of the tests before count for a day
    await app.hours(25);
    const known = await api.ask(owner);
    const unknown = await api.ask(stranger);
    const shape = ({ status, body }: typeof known) => [status, { ...body, ticket: body.ticket.length, sentTo: '' }];
    expect(shape(unknown)).toEqual(shape(known));
    await minutes(1);
    expect(api.codesSent(stranger)).toBe(0);
    const tried = await enter(unknown.body.ticket, '12345678', stranger);
    const wrong = await enter(known.body.ticket, '1', owner);
    expect([tried.status, tried.body]).toEqual([wrong.status, wrong.body]);
  });

  test('that is no address at all is told so', async () => {
    const { status, body } = await api.ask('ines at papelaria');
    expect([status, body.code, body.fields[0].field]).toEqual([400, 'email-not-one', 'email']);
  });
});

describe('letters with codes', () => {
  test('come half a minute apart and ten a day, to whom they are asked for', async () => {
    await app.hours(25);
    const before = api.codesSent(owner);
    await api.ask(owner);
    expect((await api.ask(owner)).body.code).toBe('code-too-soon');
    for (let n = 1; n < 10; n += 1) await begin();
    await minutes(1);
    const refused = await api.ask(owner);
    expect([refused.status, refused.body.code]).toEqual([409, 'codes-too-many']);
    expect(api.codesSent(owner) - before).toBe(10);
    await app.hours(25);
    expect((await api.ask(owner)).status).toBe(200);
  });
});

describe('a session', () => {
  const signedIn = async () => {
    const { ticket, code } = await begin();
    return enter(ticket, code);
  };
  const renew = (session: string | undefined) => api.call('POST', '/sign-in/renewal', { session });

  test('is renewed by its cookie, which changes with every renewal', async () => {
    const { session } = await signedIn();
    await minutes(40);
    const next = await renew(session);
    expect([next.status, next.session === session]).toEqual([200, false]);
    expect((await api.call('GET', '/my', { token: next.body.token })).status).toBe(200);
  });

  test('survives two tabs that renew at once, and ends for a cookie that was used before', async () => {
    const { session } = await signedIn();
    expect((await renew(session)).status).toBe(200);
    expect((await renew(session)).status).toBe(200);
    await minutes(2);
    expect((await renew(session)).status).toBe(401);
  });

  test('is over when its owner says so, and after fourteen days', async () => {
    const { session } = await signedIn();
    const ended = await api.call('POST', '/sign-in/end', { session });
    expect([ended.status, ended.session]).toEqual([200, '']);
    expect((await renew(session)).status).toBe(401);
    const other = await signedIn();
    await app.days(15);
    expect((await renew(other.session)).status).toBe(401);
  });

  test('without a cookie there is none', async () => {
    expect((await renew(undefined)).status).toBe(401);
  });
});
