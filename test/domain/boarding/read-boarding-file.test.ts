import { describe, expect, test } from 'vitest';
import { readBoardingFile } from '../../../domain/boarding/read-boarding-file.ts';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import { because } from '../refused-because.ts';

const methods = ['card', 'ideal', 'bancontact', 'sepa_debit'];
const utf8 = (text: string) => new TextEncoder().encode(text);
/** one byte a letter, as Windows-1252 and Latin-1 have é, ç and ã */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string, big = false) => {
  const bytes = [...`\ufeff${text}`].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return Uint8Array.from(bytes);
};
const read = (file: string | Uint8Array, pspClient?: string) =>
  readBoardingFile({ bytes: typeof file === 'string' ? utf8(file) : file, pspClient, methods });
const seen = (file: string | Uint8Array, pspClient?: string) =>
  read(file, pspClient).rows.map(({ line, reference, method }) => [line, reference, method]);
const refused = (file: string | Uint8Array, pspClient = 'ppro') =>
  read(file, pspClient).refused.map(({ line, why }) => [line, why.code]);

describe('a file of merchants to board', () => {
  const table = 'psp_client,reference,method\nppro,café-1,iDEAL\nppro,shop-2,Bancontact\n';
  const expected = [
    [2, 'café-1', 'ideal'],
    [3, 'shop-2', 'bancontact'],
  ];

  test.each([
    ['in UTF-8', utf8(table)],
    ['in UTF-8 with a byte order mark', utf8(`\ufeff${table}`)],
    ['in Windows-1252', latin(table)],
    ['in UTF-16 of a small machine', wide(table)],
    ['in UTF-16 of a big one', wide(table, true)],
    ['with semicolons', utf8(table.replaceAll(',', ';'))],
    ['with tabs', utf8(table.replaceAll(',', '\t'))],
    ['with the line ends of Windows', utf8(table.replaceAll('\n', '\r\n'))],
    ['without a last line end', utf8(table.trimEnd())],
    [
      'with quotes and space around',
      utf8('"psp_client" , "reference" , "method"\nppro, "café-1" ,"iDEAL"\nppro,shop-2 , Bancontact\n'),
    ],
  ])('reads alike %s', (_how, bytes) => {
    expect(seen(bytes)).toEqual(expected);
  });

  test('knows its columns by other names, in any order, and those it does not need', () => {
    expect(seen('Moyen de paiement;Note;Référence marchand\nSEPA debit;x;shop-1\n', 'ppro')).toEqual([
      [2, 'shop-1', 'sepa_debit'],
    ]);
  });

  test('is about the merchants of its client: the column speaks before the form', () => {
    const { rows } = read('reference,method,psp_client\na,card,other\nb,card,\n', 'ppro');
    expect(rows.map(({ merchantId }) => merchantId)).toEqual([deriveMerchantId('other', 'a'), deriveMerchantId('ppro', 'b')]);
  });

  test('keeps the line of a row behind empty lines and long cells', () => {
    expect(seen('reference,method,note\n\na,card,"two\nlines"\nb,ideal,x\n', 'ppro')).toMatchObject([
      [expect.any(Number), 'a', 'card'],
      [5, 'b', 'ideal'],
    ]);
  });

  test('keeps a number that was kept as text by a formula', () => {
    expect(seen('reference,method\n="004500000000",card\n', 'ppro')).toEqual([[2, '004500000000', 'card']]);
  });
});

describe('a row is refused by its line, and the others stand,', () => {
  test.each([
    ['when a spreadsheet shortened the reference', '4.5E+11', 'card', 'cell-shortened'],
    ['with a decimal comma too', '"4,5e+11"', 'card', 'cell-shortened'],
    ['when the reference is a formula', '=A1&A2', 'card', 'cell-formula'],
    ['without a reference', '', 'card', 'cell-empty'],
    ['without a method', 'shop-1', '', 'cell-empty'],
    ['with a method nobody knows', 'shop-1', 'ideel', 'method-unknown'],
    ['with a line break in the reference', '"shop\n1"', 'card', 'cell-unreadable'],
    ['with a reference nobody can write', 'x'.repeat(201), 'card', 'cell-unreadable'],
  ])('%s', (_why, reference, method, code) => {
    const file = `reference,method\nfirst,card\n${reference},${method}\nlast,ideal\n`;
    expect(refused(file).map(([, why]) => why)).toEqual([code]);
    expect(seen(file, 'ppro').map(([, kept]) => kept)).toEqual(['first', 'last']);
  });

  test('when it says the same as one before, by whatever spelling', () => {
    const file = 'reference,method\na,SEPA debit\na,sepa_debit\n';
    expect(read(file, 'ppro').refused).toMatchObject([{ line: 3, why: { code: 'row-repeated', about: { line: 2 } } }]);
  });

  test('when it is too short for its columns, or has no client', () => {
    expect(refused('reference,method\na\n')).toEqual([[2, 'cell-empty']]);
    expect(read('reference,method,psp_client\na,card,\n').refused).toMatchObject([
      { why: { code: 'cell-empty', about: { column: 'psp_client' } } },
    ]);
  });
});

describe('a file is refused as a whole', () => {
  test.each([
    ['that is a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), 'csv-not-text'],
    ['without rows', 'reference,method\n', 'csv-empty'],
    ['without anything', '', 'csv-empty'],
    ['whose quote does not end', 'reference,method\na,"card\nb,ideal\n', 'csv-broken'],
    ['of more rows than anybody reads', `reference,method\n${'a,card\n'.repeat(1_001)}`, 'csv-too-long'],
  ] as const)('%s', (_what, file, code) => {
    expect(() => read(file, 'ppro')).toThrow(because(code));
  });

  test('without a column it needs: the remedy names it and what there is', () => {
    expect(() => read('shop;methods\na;card\n')).toThrow(
      because('csv-columns', { missing: ['reference', 'method', 'psp_client'], found: ['shop', 'methods'] }),
    );
  });
});
