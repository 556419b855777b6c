import { afterEach, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices, servicesWith } from '../../src/services/all-services.ts';
import { writeAssembly } from './write-assembly.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-03-02T09:00:00Z');
const table = (recovery: boolean) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'shop',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      { IndexName: 'due', KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    ...(recovery && { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
  },
});
let cloud: LocalCloud | undefined;
afterEach(() => cloud?.stop());
const open = async (recovery = true, services = servicesWith({ pointInTimeRecovery: true })): Promise<LocalCloud> => {
  const cdkOut = writeAssembly({ Shop: { Resources: { Table: table(recovery) } } });
  cloud = await boot({ cdkOut, port: 'none', services, start, log: () => undefined });
  return cloud;
};
const item = (pk: string, value: string) => ({ pk: { S: pk }, sk: { S: 'x' }, value: { S: value }, due: { S: 'now' } });
const put = (it: LocalCloud, pk: string, value: string) =>
  it.call('dynamodb', 'PutItem', { TableName: 'shop', Item: item(pk, value) });
const held = async (it: LocalCloud, TableName: string, IndexName?: string) => {
  const Scan = { TableName, ...(IndexName && { IndexName }) };
  const { Items } = (await it.call('dynamodb', 'Scan', Scan)) as { Items: ReturnType<typeof item>[] };
  return Items.map(({ pk, value }) => `${pk.S}=${value.S}`).sort();
};
const restore = (it: LocalCloud, more: object) =>
  it.call('dynamodb', 'RestoreTableToPointInTime', { SourceTableName: 'shop', TargetTableName: 'shop-2', ...more });

test('a table is had again as it was: what was changed, deleted or made since is as it was then, indexes too', async () => {
  const it = await open();
  await put(it, 'changed', 'old');
  await put(it, 'deleted', 'there');
  await put(it, 'kept', 'same');
  await it.kernel.runUntil(start + MINUTE);
  const then = it.kernel.now();
  await it.kernel.runUntil(start + 2 * MINUTE);
  await put(it, 'changed', 'new');
  await put(it, 'changed', 'newer');
  await put(it, 'made', 'since');
  await it.call('dynamodb', 'DeleteItem', { TableName: 'shop', Key: { pk: { S: 'deleted' }, sk: { S: 'x' } } });
  await it.kernel.runUntil(start + 10 * MINUTE);
  await restore(it, { RestoreDateTime: then / 1000 });
  const before = ['changed=old', 'deleted=there', 'kept=same'];
  expect(await held(it, 'shop-2')).toEqual(before);
  expect(await held(it, 'shop-2', 'due')).toEqual(before);
  // the other stays beside it
  expect(await held(it, 'shop')).toEqual(['changed=newer', 'kept=same', 'made=since']);
});

test('a restored table has neither stream nor time to live: whoever restores reapplies them', async () => {
  const it = await open();
  await put(it, 'a', '1');
  await it.kernel.runUntil(start + 10 * MINUTE);
  await restore(it, { UseLatestRestorableTime: true });
  const { Table } = (await it.call('dynamodb', 'DescribeTable', { TableName: 'shop-2' })) as { Table: Record<string, unknown> };
  expect([Table['StreamSpecification'], Table['LatestStreamArn']]).toEqual([undefined, undefined]);
  const ttl = await it.call('dynamodb', 'DescribeTimeToLive', { TableName: 'shop-2' });
  expect(ttl).toEqual({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
  await expect(
    restore(it, { SourceTableName: 'shop-2', TargetTableName: 'shop-3', UseLatestRestorableTime: true }),
  ).rejects.toThrow("Point in time recovery is not enabled for table 'shop-2'");
});

test('what AWS refuses is refused: the last five minutes, a name that is taken, a table without recovery, no time or two', async () => {
  const it = await open();
  await it.kernel.runUntil(start + 10 * MINUTE);
  const restoring = (more: object) => expect(restore(it, more)).rejects;
  await restoring({ RestoreDateTime: (start + 6 * MINUTE) / 1000 }).toThrow('it ends at 2026-03-02T09:05:00.000Z');
  await restoring({ TargetTableName: 'shop', UseLatestRestorableTime: true }).toThrow('Table already exists: shop');
  await restoring({ SourceTableName: 'shed', UseLatestRestorableTime: true }).toThrow('Table not found: shed');
  await restoring({}).toThrow('RestoreDateTime or UseLatestRestorableTime');
  await it.stop();
  await expect(restore(await open(false), { UseLatestRestorableTime: true })).rejects.toThrow('recovery is not enabled');
  await cloud?.stop();
  await expect(restore(await open(true, allServices), { UseLatestRestorableTime: true })).rejects.toThrow('keeps no past');
});
