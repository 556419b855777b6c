import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { archiveKey, caseMessageKey } from '../../adapters/dynamodb/keys.ts';
import { someCase } from '../adapters/some.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

/** as many closed cases, each with ten messages; `npm run prove` plays all of them, which takes minutes */
const closedCases = process.env['PROVE'] === 'all' ? 5_000 : 500;

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const at = '2025-03-02T12:00:00.000Z';
/** rows as they are stored, many at a time */
const keep = async (rows: readonly object[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, n) => rows.slice(n * 25, n * 25 + 25));
  for (let from = 0; from < batches.length; from += 40)
    await Promise.all(
      batches.slice(from, from + 40).map((batch) => {
        const puts = batch.map((row) => ({ PutRequest: { Item: encode(row) } }));
        return app.aws('dynamodb', 'BatchWriteItem', { RequestItems: { [app.laptop.tableName]: puts } });
      }),
    );
};

test('with thousands of closed cases and messages a decision reads what it read before', async () => {
  const shop = new Journey(app, 'many-cases');
  await shop.apply();
  await shop.send('case.opened.v1', { caseId: 'live', title: 'Where is my payout?' });
  let told = 0;
  const units = async (): Promise<number> => {
    const read = () => app.kernel.usage.read()[`dynamodb:read:${app.laptop.tableName}`] ?? 0;
    const before = read();
    told += 1;
    await shop.send('case.message.written.v1', { caseId: 'live', messageId: `m-${told}`, direction: 'internal', text: 'A note' });
    return read() - before;
  };
  const young = await units();
  expect(young).toBeGreaterThan(0);
  const cases = Array.from({ length: closedCases }, (_, n) => someCase(shop.id, `old-${n}`, { openedAt: at, closedAt: at }));
  await keep(cases.map((one) => ({ ...archiveKey(shop.id, 'case', one.id), ...one })));
  const messages = cases.flatMap(({ id: caseId }) =>
    Array.from({ length: 10 }, (_, place) => ({
      merchantId: shop.id,
      caseId,
      n: place + 1,
      at,
      from: { kind: 'merchant', id: 'a' },
    })),
  );
  expect(messages).toHaveLength(closedCases * 10);
  await keep(messages.map((one) => ({ ...caseMessageKey(one), ...one, text: 'Where is it?' })));
  expect(await units()).toBe(young);
}, 600_000);
