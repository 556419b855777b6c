import { afterAll, beforeAll, expect, test } from 'vitest';
import { merchantRecords } from '../../adapters/dynamodb/merchant-records.ts';
import { type ExportedRecord, exportedParts } from '../../domain/privacy/export-part.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { id, plant } from './planted-merchant.ts';
import { someId } from './some.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide?.stop());

test('an export holds every part there is of a merchant, each record once, and nothing of another', async () => {
  const table = await dynoxide.table();
  await plant(table);
  const records = merchantRecords(table);
  const found: ExportedRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await records.page(id, cursor);
    found.push(...page.records);
    cursor = page.cursor;
  } while (cursor !== undefined);
  const counts = new Map(exportedParts.map((part) => [part, found.filter(({ store }) => store === part).length]));
  expect(Object.fromEntries(counts)).toEqual({
    ...{ merchant: 53, archive: 2, books: 2, messages: 1, payments: 2, refunds: 1, held_payments: 1, applications: 1 },
    timeline: 62,
  });
  expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(found.length);
  const text = JSON.stringify(found);
  expect(text).not.toMatch(/Neighbour|Kept|exports\/k/);
  expect(text).toContain('Z*** Zplanted');
  expect((await records.page(someId(3), undefined)).records).toEqual([]);
});

test('a cursor from elsewhere is refused', async () => {
  const records = merchantRecords(await dynoxide.table());
  await expect(records.page(id, 'e30')).rejects.toMatchObject({ field: 'cursor' });
  await expect(records.page(id, Buffer.from('{"part":"policy"}').toString('base64url'))).rejects.toMatchObject({
    field: 'cursor',
  });
});
