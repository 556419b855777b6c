import { readdirSync, readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { transactionOf } from '../../adapters/dynamodb/transaction.ts';
import type { Commit } from '../../domain/ports.ts';
import { noon, someId, someMerchant } from './some.ts';

const merchantId = someId(1);
const table = { client: new DynamoDBClient({ region: 'eu-west-1' }), name: 'firstsale', dueShards: 1, now: () => noon };
const commit: Commit = {
  puts: [someMerchant(merchantId)],
  deletes: [{ kind: 'wait', id: 'w', version: 1 }],
  timeline: ['a', 'b'].map((id) => ({ merchantId, id, at: noon, type: 'x.v1', actor: { kind: 'system', id: 'x' }, data: {} })),
  eventMarker: { id: 'e', at: noon },
};

test('whatever is written onto a timeline is written only where nothing is yet: IAM cannot ask for that (docs/adr/0057)', () => {
  const onTimeline = transactionOf(table, merchantId, commit, null).filter(({ item }) => {
    const key = item.Put?.Item?.['pk'] ?? item.Delete?.Key?.['pk'] ?? item.Update?.Key?.['pk'];
    return key?.S?.startsWith('T#');
  });
  expect(onTimeline.length).toBe(3);
  for (const { item } of onTimeline) {
    expect(Object.keys(item)).toEqual(['Put']);
    expect(item.Put?.ConditionExpression).toBe('attribute_not_exists(pk)');
  }
});

test('one file makes puts of timeline entries, and none but those known names their keys', () => {
  const folder = new URL('../../adapters/dynamodb/', import.meta.url);
  const naming = readdirSync(folder).filter((file) =>
    /\b(timelineKey|eventMarkerKey|timelinePartition)\b/.test(readFileSync(new URL(file, folder), 'utf8')),
  );
  const writing = naming.filter((file) =>
    /\b(Put|Update|Delete)(Item)?(Command)?\b/.test(readFileSync(new URL(file, folder), 'utf8')),
  );
  expect(writing).toEqual(['transaction.ts']);
  expect(naming.sort()).toEqual(
    [
      'all-merchants.ts',
      'keys.ts',
      'list-changes.ts',
      'merchant-records.ts',
      'merchant-store.ts',
      'timeline.ts',
      'transaction.ts',
    ].sort(),
  );
});
