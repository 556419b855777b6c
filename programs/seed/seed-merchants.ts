import { mkdirSync } from 'node:fs';
import { openImport } from '@firstsale/laptop-cloud/import-table';
import { allServices } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import type { Row } from '../../adapters/dynamodb/codec.ts';
import { type ListedMerchant, listedOf } from '../../domain/listing/listed-merchant.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import { readConfig } from '../../lib/config.ts';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { openLaptop } from '../../world/laptop.ts';
import { madeUpMatters } from '../../world/made-up/made-up-matters.ts';
import { madeUpMerchant } from '../../world/made-up/made-up-merchants.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { listRows, rowOf, timelineRows } from './merchant-rows.ts';

const description = z.object({ Table: z.record(z.string(), z.unknown()) });
/** merchants whose items are made and written at once */
const PORTION = 1_000;

export interface Seeding {
  readonly merchants: number;
  readonly stateDir: string;
  readonly seed: number;
  /** epoch ms at which the laptop's clock will stand */
  readonly now: number;
  /** hears how many merchants and items are written */
  readonly told: (written: number, items: number) => void;
}

/** forgets what the folder holds and makes a laptop cloud in it with so many merchants; `npm start -- --state` goes on from there */
export async function seedMerchants({ merchants, stateDir, seed, now, told }: Seeding): Promise<{ readonly items: number }> {
  mkdirSync(stateDir, { recursive: true });
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    stateDir,
    fresh: true,
    port: 'none',
    seed,
    start: now,
    services: allServices,
    log: () => undefined,
  });
  const described = await laptop.cloud.call('dynamodb', 'DescribeTable', { TableName: laptop.tableName });
  await laptop.cloud.stop();
  const policy = readPolicyFile(projectPath('policies/default.json'));
  const { dueShards } = readConfig('dev');
  const table = openImport(stateDir, description.parse(described).Table);
  const listed: ListedMerchant[] = [];
  let written = 0;
  for (let first = 0; first < merchants; first += PORTION) {
    const rows: Row[] = [];
    for (let n = first; n < Math.min(first + PORTION, merchants); n += 1) {
      const merchant = madeUpMerchant(seed, n, policy, now);
      const { items, timeline } = madeUpMatters(seed, merchant, now);
      rows.push(...[merchant, ...items].map((item) => rowOf(item, dueShards)), ...timelineRows(timeline));
      const snapshot = snapshotOf([merchant, ...items]);
      if (snapshot !== undefined) listed.push(listedOf(snapshot));
    }
    table.add(rows);
    written += rows.length;
    told(listed.length, written);
    // the bar on the terminal moves
    await new Promise(setImmediate);
  }
  table.add(listRows(listed, new Date(now).toISOString()));
  table.finish();
  return { items: written };
}
