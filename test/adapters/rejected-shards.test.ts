import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { oldRejectedKey, rejectedKey, rejectedPartitions } from '../../adapters/dynamodb/keys.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { noon } from './some.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

test('what is refused spreads over the partitions of its day, whatever ids its sender chose', () => {
  for (const idOf of [(n: number) => `evt-${n}`, (n: number) => `a-sender-with-long-names/${n}00`, (n: number) => String(n)]) {
    const counts = new Map<string, number>();
    for (let n = 0; n < 4_000; n += 1) {
      const { pk } = rejectedKey({ at: noon, id: idOf(n) });
      counts.set(pk, (counts.get(pk) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(rejectedPartitions('2026-11-23').slice(1));
    expect(Math.max(...counts.values())).toBeLessThan(2 * Math.min(...counts.values()));
  }
});

test('what an older table holds of a day is listed, read and marked as before', async () => {
  const table = await dynoxide.table();
  const rejected = rejectedEvents(table);
  const event = (id: string) => ({
    id,
    at: noon,
    code: 'field_missing',
    field: 'f',
    message: 'm',
    remedy: 'r',
    original: { id },
  });
  const old = {
    ...oldRejectedKey({ at: noon, id: 'old' }),
    kind: 'rejected',
    ...event('old'),
    original: JSON.stringify({ id: 'old' }),
  };
  await table.client.send(new PutItemCommand({ TableName: table.name, Item: encode(old) }));
  await rejected.add({ ...event('new'), type: undefined, merchantId: undefined }, '2027-03-01T00:00:00.000Z');
  expect((await rejected.list('2026-11-23', 10)).rejected.map(({ id }) => id)).toEqual(['old', 'new']);
  const leo = { at: noon, by: 'leo', key: 'api/leo/1' };
  expect(await rejected.markReplayed({ at: noon, id: 'old' }, leo)).toEqual(leo);
  expect(await rejected.get({ at: noon, id: 'old' })).toMatchObject({ original: { id: 'old' }, replayedBy: 'leo' });
});
