import { afterAll, beforeAll, expect, test } from 'vitest';
import { generic } from '../../connectors/generic/generic-connector.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { postSigned } from '../connectors/post-signed.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const id = deriveMerchantId('ppro', 'live-1');
const merchant = {
  ...{ reference: 'live-1', pspClient: 'ppro', legalName: 'Boekwinkel', legalEntityType: 'company', mcc: '5942' },
  ...{ country: 'NL', currency: 'EUR', timeZone: 'Europe/Amsterdam', locale: 'nl-NL', paymentMethods: ['ideal'] },
  contact: { email: 'a@b.example' },
};
const imports = (who: 'ana' | 'leo', dryRun: boolean) =>
  app.request(who, 'POST', '/imports', { rows: [{ line: 2, merchant }], reason: 'they move to us', dryRun });

test('a merchant that a lead imports is in care, starts no run, and its next sale counts', async () => {
  expect((await imports('ana', false)).status).toBe(403);
  expect(await imports('leo', true)).toMatchObject({ status: 200, body: { done: [{ outcome: 'imported' }] } });
  const castle = {
    rows: [{ line: 3, merchant: { ...merchant, legalEntityType: 'castle' } }],
    reason: 'they move to us',
    dryRun: true,
  };
  const refused = [{ line: 3, reference: 'live-1', code: 'field-unreadable', field: 'legalEntityType' }];
  expect(await app.request('leo', 'POST', '/imports', castle)).toMatchObject({ status: 200, body: { done: [], refused } });
  expect(await imports('leo', false)).toMatchObject({ status: 200, body: { done: [{ outcome: 'imported', merchantId: id }] } });
  expect(await imports('leo', false)).toMatchObject({ body: { done: [{ outcome: 'imported_before' }] } });
  const sold = {
    paymentId: 'p-1',
    pspClient: 'ppro',
    amountMinor: 1_250,
    currency: 'EUR',
    method: 'ideal',
    capturedAt: app.now(),
  };
  const event = { specversion: '1.0', id: 'sold-1', source: 'ledger', type: 'payment.captured.v1', time: app.now() };
  expect(await postSigned(app, generic, { ...event, subject: 'live-1', data: sold })).toBe(202);
  await app.hours(1);
  const found = await app.merchant(id);
  expect(found.merchant).toMatchObject({ lifecycleStage: 'care', chargesEnabled: true });
  expect(found.tasks).toEqual([]);
  const told = (await app.timeline(id)).map(({ type }) => type);
  expect(told.filter((type) => type === 'merchant.imported.v1')).toHaveLength(1);
  expect(told).not.toContain('requirement.opened.v1');
  expect(JSON.stringify(found.payments ?? found)).toContain('1250');
});
