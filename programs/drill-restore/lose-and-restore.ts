import { servicesWith } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import { type Laptop, openLaptop } from '../../world/laptop.ts';
import { type JourneySettings, journey } from '../chaos/chaos-journey.ts';
import { finalState } from '../chaos/final-state.ts';

/** AWS restores to five minutes ago at the latest, and the laptop likewise */
const BEHIND_MS = 6 * 60_000;
const A_BATCH = 25;

/** a laptop whose tables have a past */
export const withPast = servicesWith({ pointInTimeRecovery: true });

const key = z.looseObject({ pk: z.unknown(), sk: z.unknown() });
const page = z.looseObject({ Items: z.array(key).default([]), LastEvaluatedKey: z.unknown().optional(), Count: z.number() });
const backup = z.looseObject({ BackupDetails: z.looseObject({ BackupArn: z.string() }) });

export interface Loss {
  readonly stateDir: string;
  readonly cdkOut: string;
}
export interface Restored {
  /** items that were lost */
  readonly lost: number;
  /** of real time, from the call to the answer */
  readonly restoreMs: number;
}

/** deletes every item, as a program gone wrong does; answers how many */
const loseAll = async ({ cloud, tableName: TableName }: Laptop): Promise<number> => {
  let lost = 0;
  for (;;) {
    const { Items } = page.parse(await cloud.call('dynamodb', 'Scan', { TableName, ProjectionExpression: 'pk, sk' }));
    if (Items.length === 0) return lost;
    for (let from = 0; from < Items.length; from += A_BATCH) {
      const requests = Items.slice(from, from + A_BATCH).map((Key) => ({ DeleteRequest: { Key } }));
      await cloud.call('dynamodb', 'BatchWriteItem', { RequestItems: { [TableName]: requests } });
    }
    lost += Items.length;
  }
};

/**
 * Has the table as it was at an instant (milliseconds, five minutes ago at the latest): beside itself, and from there under its own name. Stream,
 * time to live and recovery, which a restored table has none of, come with the next start from the template.
 */
export const restoreTo = async ({ cloud, tableName }: Laptop, instant: number): Promise<void> => {
  // beside the lost one, which cannot be written over
  const beside = `${tableName}-restored`.slice(-255);
  const input = { SourceTableName: tableName, TargetTableName: beside, RestoreDateTime: instant / 1000 };
  await cloud.call('dynamodb', 'RestoreTableToPointInTime', input);
  // and back under its name: runs in flight keep the versions they began with, and these the name of their table
  const BackupName = 'restored';
  const { BackupDetails } = backup.parse(await cloud.call('dynamodb', 'CreateBackup', { TableName: beside, BackupName }));
  await cloud.call('dynamodb', 'DeleteTable', { TableName: tableName });
  await cloud.call('dynamodb', 'RestoreTableFromBackup', { TargetTableName: tableName, BackupArn: BackupDetails.BackupArn });
  await cloud.call('dynamodb', 'DeleteTable', { TableName: beside });
};

/** Loses everything in the table and restores it to the moment before. Time passes meanwhile, because the past can be had five minutes late only. */
export const loseAndRestore = async ({ stateDir, cdkOut }: Loss): Promise<Restored> => {
  const laptop = await openLaptop({
    ...{ cdkOut, stateDir, port: 'none', speed: Number.POSITIVE_INFINITY, concurrency: 1, seed: 1 },
    ...{ services: withPast, log: () => undefined },
  });
  const { kernel } = laptop.cloud;
  try {
    const before = kernel.now();
    await kernel.runUntil(before + 1);
    const lost = await loseAll(laptop);
    await kernel.runUntil(before + BEHIND_MS);
    const began = performance.now();
    await restoreTo(laptop, before);
    return { lost, restoreMs: performance.now() - began };
  } finally {
    await laptop.cloud.stop();
  }
};

/** what a laptop holds, as lines in order */
export const stateOf = (settings: Omit<JourneySettings, 'services'>): Promise<readonly string[]> =>
  journey({ ...settings, services: withPast }, finalState);
