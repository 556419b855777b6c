import { expect, test } from 'vitest';
import { delimiterOf, merchantRows } from '../../../domain/import/import-columns.ts';

const header = ['Reference', 'legal_name', 'legal_entity_type', 'mcc', 'country', 'currency', 'time_zone', 'locale'];
const cells = ['shop-1', 'Winkel', 'company', '5942', 'NL', 'EUR', 'Europe/Amsterdam', 'nl-NL'];
const wider = [...header, 'payment_methods', 'contact_email', 'declared_monthly_volume_minor', 'colour'];
const lines = (...rows: readonly (readonly string[])[]) => rows.map((row, at) => ({ cells: row, line: at + 1 }));

test('a row becomes the merchant that the route takes, in its columns whatever their order and case', () => {
  const row = [...cells, 'ideal, card', 'a@b.example', '5000', 'red'];
  expect(merchantRows(lines(wider, row, [...cells, 'ideal', '', '', '', 'beyond']))).toMatchObject({
    kind: 'rows',
    rows: [
      {
        line: 2,
        merchant: {
          ...{ reference: 'shop-1', legalEntityType: 'company', timeZone: 'Europe/Amsterdam' },
          ...{ paymentMethods: ['ideal', 'card'], declaredMonthlyVolumeMinor: 5_000, contact: { email: 'a@b.example' } },
        },
      },
      { line: 3, merchant: { paymentMethods: ['ideal'], contact: {} } },
    ],
  });
});

test('columns that lack are named before anything is sent, and an empty file lacks them all', () => {
  expect(merchantRows(lines(header, cells))).toEqual({ kind: 'lacking', columns: ['payment_methods'] });
  expect(merchantRows([])).toMatchObject({ kind: 'lacking', columns: expect.arrayContaining(['reference', 'mcc']) });
});

test('what parts the columns follows from the first line', () => {
  expect([delimiterOf('a;b\n1,5;2'), delimiterOf('a,b\r\n1;5,2'), delimiterOf('reference')]).toEqual([';', ',', ',']);
});
