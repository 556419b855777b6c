import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';

let app: Firstsale;
let api: ReturnType<typeof merchantApi>;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  api = merchantApi(app);
  shop = new Journey(app, 'hand-in');
  const bankAccount = { country: 'DE', iban: 'DE89370400440532013001' };
  await shop.apply({ vatNumber: 'BR-1', bankAccount, contact: { name: 'Lia', email: lia, phone: '12' } });
  await app.hours(1);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const seen = async (id: string) => (await shop.seen()).requirements.find((one: any) => one.id === id);
const handIn = async (id: string, value: string, more: { version?: number; key?: string; language?: string } = {}) => {
  const version = more.version ?? (await seen(id)).version;
  const path = `/my/${shop.id}/requirements/${encodeURIComponent(id)}/value?language=${more.language ?? 'en'}`;
  return api.as(lia, 'POST', path, { version, value }, more.key);
};

describe('a value that was wrong', () => {
  test('is answered at once with what to correct, in the language of the reader', async () => {
    const english = await handIn('identifier:phone', '12345');
    const french = await handIn('identifier:phone', '12345', { language: 'fr' });
    expect([english.status, english.body.verificationStatus]).toEqual([200, 'failed']);
    expect(english.body.corrections[0]).toMatch(/^the phone number/);
    expect(french.body.corrections[0]).toMatch(/^ce numéro de téléphone/);
  });

  test('is met by the right one, which the merchant handed in on its page', async () => {
    const { status, body } = await handIn('identifier:phone', '+55 11 98765-4321');
    expect([status, body]).toEqual([200, { requirementId: 'identifier:phone', verificationStatus: 'verified', corrections: [] }]);
    expect((await shop.seen()).merchant.contact.phone).toBe('+5511987654321');
    const [entry] = (await app.told(shop.id, 'requirement.submitted.v1')).toReversed();
    expect(entry).toMatchObject({
      actor: { kind: 'merchant', id: lia },
      data: { requirementId: 'identifier:phone', through: 'page' },
    });
  });

  test('is refused once it is met', async () => {
    const { status, body } = await handIn('identifier:phone', '+55 11 98765-4321');
    expect([status, body.code]).toEqual([409, 'requirement-ended']);
  });
});

describe('sent twice', () => {
  test('by the same press it is handed in once, and answered alike', async () => {
    const { version, submissions } = await seen('identifier:vat_number');
    const twice = await Promise.all(
      ['a', 'b'].map(() => handIn('identifier:vat_number', '12', { version, key: 'pressed-twice' })),
    );
    expect(twice.map(({ status, body }) => [status, body])).toEqual([
      [200, twice[0]?.body],
      [200, twice[0]?.body],
    ]);
    expect((await seen('identifier:vat_number')).submissions).toBe(submissions + 1);
  });

  test('with another value under the same key it is refused', async () => {
    expect((await handIn('identifier:vat_number', '13', { key: 'pressed-twice' })).status).toBe(422);
  });

  test('from two tabs, the second is told that it moved on', async () => {
    const { version } = await seen('identifier:vat_number');
    await handIn('identifier:vat_number', '14', { version });
    const late = await handIn('identifier:vat_number', '15', { version });
    expect([late.status, late.body.type]).toEqual([409, 'urn:firstsale:problem:stale-version']);
  });
});

describe('an account number', () => {
  const iban = 'DE89370400440532013000';
  test('is checked, kept by its last four characters, and in no item, entry or log in clear', async () => {
    expect((await handIn('identifier:bank_account', 'DE89 3704 0044 0532 0130 01')).body.verificationStatus).toBe('failed');
    expect((await handIn('identifier:bank_account', 'DE89 3704 0044 0532 0130 00')).body.verificationStatus).toBe('verified');
    expect((await shop.seen()).bankAccounts[0]).toMatchObject({ last4: '3000' });
    const { Items } = await app.aws('dynamodb', 'Scan', { TableName: app.laptop.tableName });
    expect(Items.length).toBeGreaterThan(10);
    expect(JSON.stringify(Items).replaceAll(' ', '')).not.toContain(iban.slice(4));
  });
});

describe('what takes no value', () => {
  test.each(['not a host', 'http://localhost', 'https://192.168.1.1'])(
    'an address such as %s is refused by name',
    async (value) => {
      const { status, body } = await handIn('website', value);
      expect([status, body.code, body.fields[0].field]).toEqual([400, 'address-not-public', 'value']);
    },
  );

  test('an address where it can be seen goes to those who verify it', async () => {
    expect((await handIn('website', 'boa-leitura.example.com')).body.verificationStatus).toBe('pending_verification');
    expect(await seen('website')).toMatchObject({
      awaitingActionFrom: 'operations',
      documentReference: expect.stringMatching(/^https:/),
    });
    const home = await api.as(lia, 'GET', `/my/${shop.id}/home`);
    const other = home.body.others.find((one: any) => one.id === 'website');
    expect(other).toMatchObject({ waitingOn: 'operations', submittedAt: expect.any(String), until: expect.any(String) });
  });

  test('while a provider is down, the page says so, until when, and that nothing is missed by it', async () => {
    const [from, until] = [app.now(), new Date(Date.parse(app.now()) + 4 * 3_600_000).toISOString()];
    const data = { provider: 'anybody', capability: 'verification', countries: ['BR'], from, until };
    await app.send({ type: 'outage.declared.v1', subject: 'incident-7', data, source: 'back-office' });
    const shown = async () => (await api.as(lia, 'GET', `/my/${shop.id}/home`)).body.outages;
    expect(await shown()).toMatchObject([{ kind: 'down', capability: 'verification', until }]);
    await app.send({ type: 'outage.ended.v1', subject: 'incident-7', data: {}, source: 'back-office' });
    expect(await shown()).toEqual([]);
  });

  test('is told what it takes, or that it is not the merchant’s', async () => {
    expect((await handIn('trader_identity', 'anything')).body.code).toBe('document-wanted');
    expect((await handIn('guessed', 'anything', { version: 1 })).status).toBe(404);
  });
});
