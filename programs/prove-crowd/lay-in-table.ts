import { openImport } from '@firstsale/laptop-cloud/import-table';
import { allServices } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import { encode, type Row } from '../../adapters/dynamodb/codec.ts';
import { bucketKey } from '../../adapters/dynamodb/keys.ts';
import { packLines } from '../../adapters/dynamodb/payment-lines.ts';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import { packPayments } from '../../domain/activation/pack-payments.ts';
import { listedOf } from '../../domain/listing/listed-merchant.ts';
import { itemsOf } from '../../domain/model/snapshot.ts';
import { readConfig } from '../../lib/config.ts';
import { openLaptop } from '../../world/laptop.ts';
import { listRows, rowOf, timelineRows } from '../seed/merchant-rows.ts';

const description = z.object({ Table: z.record(z.string(), z.unknown()) });

const rowsOf = ({ snapshot, timeline, buckets }: StoredMerchant, dueShards: number): readonly Row[] => [
  ...itemsOf(snapshot).map((item) => rowOf(item, dueShards)),
  ...timelineRows(timeline),
  ...buckets.map(({ records, ...bucket }) =>
    encode({
      ...bucketKey(bucket.merchantId, bucket.hour, bucket.part),
      ...{ kind: 'bucket', ...bucket, records: packPayments(records), lines: packLines(records) },
    }),
  ),
];

/** a laptop cloud in an empty folder whose table holds these merchants, its clock at `now` (epoch ms); open it with the same folder */
export const layInTable = async (parts: {
  readonly cdkOut: string;
  readonly stateDir: string;
  readonly now: number;
  readonly merchants: readonly StoredMerchant[];
}): Promise<void> => {
  const { cdkOut, stateDir, now, merchants } = parts;
  const options = { cdkOut, stateDir, port: 'none', seed: 1, start: now, services: allServices, log: () => undefined } as const;
  const laptop = await openLaptop({ ...options, fresh: true });
  const described = await laptop.cloud.call('dynamodb', 'DescribeTable', { TableName: laptop.tableName });
  await laptop.cloud.stop();
  const table = openImport(stateDir, description.parse(described).Table);
  const { dueShards } = readConfig('dev');
  for (const merchant of merchants) table.add(rowsOf(merchant, dueShards));
  table.add(
    listRows(
      merchants.map(({ snapshot }) => listedOf(snapshot)),
      new Date(now).toISOString(),
    ),
  );
  table.finish();
};
