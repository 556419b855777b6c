import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { refusedRows } from '../../programs/replay/report/refused-rows.ts';
import { decimalToMinor } from '../../world/history/decimal-to-minor.ts';
import { readHistory } from '../../world/history/history.ts';
import { localToInstant } from '../../world/history/local-time.ts';
import { type CsvRecord, readRecords } from '../../world/history/read-records.ts';
import { resample } from '../../world/history/resample.ts';

const header = 'seller_id,won_at_utc,business_segment,lead_type,business_type,declared_monthly_revenue';
const payHeader = 'seller_id,order_id,order_item_id,purchased_at,order_status,price,payment_type';
const seller = 'a'.repeat(32);
const other = 'b'.repeat(32);
const until = Date.parse('2018-08-21T00:00:00Z');

let dir: string;
const files = (merchants: readonly string[], payments: readonly string[]) => {
  const paths = { merchants: join(dir, 'merchants.csv'), payments: join(dir, 'payments.csv') };
  writeFileSync(paths.merchants, [header, ...merchants].join('\n'));
  writeFileSync(paths.payments, [payHeader, ...payments].join('\n'));
  return paths;
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'history-'));
});

describe('a history from CSV', () => {
  it('takes sales in Brazilian time, without freight, and leaves cancelled orders and what lies after the end out', async () => {
    const history = await readHistory(
      files(
        [`${seller},2018-01-05 02:00:00,pet,,,`],
        [
          `${seller},o1,1,2018-01-24 19:13:01,delivered,35.00,credit_card`,
          `${seller},o2,1,2018-03-24 19:13:01,canceled,10.00,credit_card`,
          `${seller},o3,1,2018-03-24 19:13:01,delivered,0.99,boleto`,
          `${seller},o4,1,2018-08-20 21:00:00,delivered,5.00,boleto`,
        ],
      ),
      until,
    );
    expect(
      history.payments.map(({ at, amountMinor, paymentId }) => [new Date(at).toISOString(), amountMinor, paymentId]),
    ).toEqual([
      ['2018-01-24T21:13:01.000Z', 3500, 'o1-1'],
      ['2018-03-24T22:13:01.000Z', 99, 'o3-1'],
    ]);
    expect(history.skipped).toEqual({ 'order canceled or unavailable: no sale': 1, 'at or after --until': 1 });
    expect(history.rejected).toEqual([]);
  });

  it('rejects broken rows by line number and goes on with the rest', async () => {
    const paths = files(
      [
        `${seller},2018-01-05 02:00:00,pet,,,`,
        `${other},yesterday,pet,,,`,
        `${seller},2018-01-06 02:00:00,pet,,,`,
        `${other},2018-01-05`,
      ],
      [
        `${seller},o1,1,2018-01-24 19:13:01,delivered,-35.00,x`,
        `${other},o2,1,2018-01-24 19:13:01,delivered,35.00,x`,
        `${seller},o3,1,2018-02-30 10:00:00,delivered,1.00,x`,
      ],
    );
    const { rejected, merchants, payments } = await readHistory(paths, until);
    expect(merchants).toHaveLength(1);
    expect(payments).toHaveLength(0);
    expect(rejected.map(({ file, line, reason }) => [file === paths.merchants ? 'm' : 'p', line, reason])).toEqual([
      ['m', 3, expect.stringContaining('won_at_utc is "yesterday"')],
      ['m', 4, expect.stringContaining('already on line 2')],
      ['m', 5, expect.stringContaining('2 cells, the header 6')],
      ['p', 2, expect.stringContaining('price is "-35.00"')],
      ['p', 3, expect.stringContaining('is not in')],
      ['p', 4, expect.stringContaining('purchased_at is "2018-02-30 10:00:00"')],
    ]);
  });

  it('names the row of what the application refused, and of rows under one id the one of that instant', async () => {
    const paths = files(
      [`${seller},2018-01-05 02:00:00,pet,,,`],
      [`${seller},o1,1,2018-01-24 19:13:01,delivered,35.00,x`, `${seller},o1,1,2018-01-25 19:13:01,delivered,35.00,x`],
    );
    const history = await readHistory(paths, until);
    const refused = [
      { id: 'captured o1-1', at: '2018-01-25T21:13:01.000Z', code: 'payment_conflict', reason: 'counted before' },
      { id: `application ${seller}`, at: '2018-01-05T02:00:01.000Z', code: 'field_invalid', reason: 'country' },
      { id: 'captured o1-1', at: '2018-01-24T21:13:01.000Z', code: 'payment_before_approval', reason: 'held' },
      { id: 'of nobody', at: '2018-01-05T02:00:00.000Z', code: 'x', reason: 'x' },
    ];
    expect(refusedRows(refused, history, paths)).toEqual([
      { file: paths.payments, line: 3, reason: 'counted before' },
      { file: paths.merchants, line: 2, reason: 'country' },
    ]);
  });

  it('says which columns it needs when a file is something else', async () => {
    const paths = files([], []);
    writeFileSync(paths.merchants, 'name,age\nx,1');
    await expect(readHistory(paths, until)).rejects.toThrow(/columns no importer knows.*seller_id/s);
    writeFileSync(paths.merchants, header.replace(',lead_type', ''));
    await expect(readHistory(paths, until)).rejects.toThrow('As marketplace (Olist) it lacks lead_type; there is also plain');
    writeFileSync(paths.merchants, header.replaceAll(',', ';'));
    await expect(readHistory(paths, until)).rejects.toThrow('columns apart by ";": write it with commas');
    writeFileSync(paths.merchants, `"${header}`);
    await expect(readHistory(paths, until)).rejects.toThrow('line 1: a quote is opened and not closed');
    await expect(readHistory({ ...paths, merchants: dir }, until)).rejects.toThrow(/cannot be read: it is no file/);
    writeFileSync(paths.merchants, '');
    await expect(readHistory(paths, until)).rejects.toThrow(/is empty/);
    await expect(readHistory({ ...paths, merchants: join(dir, 'none.csv') }, until)).rejects.toThrow(/cannot be read/);
  });

  it('refuses a file that names a column twice, by its name, and one whose columns a comma does not part', async () => {
    const row = `${seller},2018-01-05 02:00:00,pet,,,`;
    const paths = files([row], []);
    writeFileSync(paths.payments, `${payHeader},price\n`);
    await expect(readHistory(paths, until)).rejects.toThrow('payments.csv names the column price twice');
    writeFileSync(paths.payments, payHeader.replaceAll(',', '\t'));
    await expect(readHistory(paths, until)).rejects.toThrow('payments.csv has its columns apart by a tab');
    writeFileSync(paths.merchants, `${header},,\n${row},,`);
    writeFileSync(paths.payments, payHeader);
    expect((await readHistory(paths, until)).merchants).toHaveLength(1);
  });

  it('repeats itself under new names when resampled', async () => {
    const history = await readHistory(
      files([`${seller},2018-01-05 02:00:00,pet,,,`], [`${seller},o1,1,2018-01-24 19:13:01,delivered,35.00,x`]),
      until,
    );
    const thrice = resample(history, 3);
    expect(thrice.merchants.map((one) => one.externalReference)).toEqual([seller, `${seller}~1`, `${seller}~2`]);
    expect(new Set(thrice.payments.map((one) => one.paymentId)).size).toBe(3);
  });
});

describe('the records of a CSV file', () => {
  const read = async (text: string | Buffer) => {
    const file = join(dir, 'any.csv');
    writeFileSync(file, text);
    const found: CsvRecord[] = [];
    for await (const one of readRecords(file)) found.push(one);
    return found;
  };
  it('are read past a byte order mark, Windows line ends, blank lines and cells of several lines', async () => {
    expect(await read('\uFEFFa, b\r\n\r\n1,"2, ""two""\nand more"\r\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', '2, "two"\nand more'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });
  it('end with LF, CRLF or CR, and with nothing else that Unicode calls a line end', async () => {
    const rows = [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2\u20283'] },
      { line: 3, cells: ['4\u00855', '6\u2029\f7'] },
    ];
    for (const end of ['\n', '\r\n', '\r'])
      expect(await read(['a,b', '1,2\u20283', '4\u00855,6\u2029\f7'].join(end) + end), JSON.stringify(end)).toEqual(rows);
  });
  it('are whole where a piece of the file ends inside of a letter or a row end', async () => {
    const long = 'ü'.repeat(40_000);
    const text = `a,b\r\n${Array.from({ length: 5 }, (_, n) => `${n},${'x'.repeat(n)}${long}`).join('\r\n')}\r\n`;
    const cells = (await read(text)).map((one) => ('cells' in one ? one.cells[1]?.replace(/^x*/, '').length : 0));
    expect(cells).toEqual([1, ...Array.from({ length: 5 }, () => 40_000)]);
  });
  it('are read in UTF-8 and in UTF-16 with its mark; any other encoding is refused', async () => {
    const utf16 = Buffer.from('\uFEFFa\nMüller', 'utf16le');
    const wanted = [
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['Müller'] },
    ];
    expect(await read(utf16)).toEqual(wanted);
    expect(await read(Buffer.from(utf16).swap16())).toEqual(wanted);
    await expect(read(Buffer.from('a\nMüller', 'latin1'))).rejects.toThrow(
      /not UTF-8 text but in another encoding .*save it as CSV in UTF-8/,
    );
    await expect(read(utf16.subarray(2))).rejects.toThrow('UTF-16 without its byte order mark');
  });
  it('are lost by a quote that is never closed only on its own line', async () => {
    expect(await read('a,b\n"open,3\n4,5\n"x"y,6\n6"",7')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, broken: expect.stringContaining('not closed') },
      { line: 3, cells: ['4', '5'] },
      { line: 4, broken: expect.stringContaining('closed too early') },
      { line: 5, cells: ['6""', '7'] },
    ]);
    const many = Array.from({ length: 300 }, (_, n) => `${n},x`);
    const [first, ...rest] = await read(['"open,3', ...many].join('\n'));
    expect(first).toEqual({ line: 1, broken: expect.any(String) });
    expect(rest).toEqual(many.map((_, n) => ({ line: n + 2, cells: [String(n), 'x'] })));
  });
  it('law: what is written with its quotes is read as it was', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', ';') }).map((text) => text.trim());
    const record = fc.array(cell, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
        const text = records.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        const found = await read(text);
        expect(found.map((one) => ('cells' in one ? one.cells : one))).toEqual(records);
      }),
      { numRuns: 200 },
    );
  });
});

describe('times and amounts of a file', () => {
  it('takes a repeated local hour at its first instance', () => {
    expect(localToInstant('2018-02-17 23:30:00', 'America/Sao_Paulo')).toBe(Date.parse('2018-02-18T01:30:00Z'));
  });
  it('knows no 30th of February and no hour 25', () => {
    expect(localToInstant('2018-02-30', 'UTC')).toBeUndefined();
    expect(localToInstant('2018-02-03 25:00:00', 'UTC')).toBeUndefined();
  });
  it.each([
    ['0.29', 29],
    ['1137.49', 113749],
    ['5', 500],
    ['5.1', 510],
    ['-2.00', -200],
    ['1,5', undefined],
    ['1.999', undefined],
    ['', undefined],
  ])('reads %s as minor units', (text, minor) => {
    expect(decimalToMinor(text, 'BRL')).toBe(minor);
  });
});
