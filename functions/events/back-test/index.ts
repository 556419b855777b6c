import { readFileSync } from 'node:fs';
import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { merchantRoll } from '../../../adapters/dynamodb/all-merchants.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { backtestShelf } from '../../../adapters/s3/backtest-shelf.ts';
import { readStoredMerchant } from '../../../application/read-stored-merchant.ts';
import type { Blueprint } from '../../../engine/blueprint/blueprint.ts';
import { readBlueprint } from '../../../engine/blueprint/read-blueprint.ts';
import desk from '../../../world/desk/default-desk.json' with { type: 'json' };
import { deskSettings } from '../../../world/desk/desk-settings.ts';
import { storedOutsiders } from '../../../world/stored/outside-of-stored.ts';
import { storyOfStored } from '../../../world/stored/stored-story.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { readEnv, taskRootEnv } from '../../runtime/read-env.ts';
import { scheduledWith } from '../../runtime/run-schedule.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const stores = { merchants: merchantReader(table), timelines: timelineReader(table), payments: paymentReader(table) };
const client = s3Client();

let blueprint: Blueprint | undefined;
/** the stage as it is deployed: it lies beside this function (lib/constructs/stage-beside.ts) */
const blueprintOfStage = (): Blueprint => {
  const text = () => readFileSync(`${readEnv(taskRootEnv).LAMBDA_TASK_ROOT}/stage.json`, 'utf8');
  blueprint ??= readBlueprint(JSON.parse(text()));
  return blueprint;
};

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

const needsOf = (bucket: string) => ({
  shelf: backtestShelf(client, bucket),
  ...{ roll: merchantRoll(table), policies: policiesToRead(table), figures: figuresStore(table) },
  merchant: (merchantId: string) => readStoredMerchant(stores, merchantId),
  ...{ storyOf: storyOfStored, outsiders: storedOutsiders(deskSettings.parse(desk)), blueprint: blueprintOfStage },
  processorSeconds,
});

export const entry: Entry = (log) => scheduledWith(wanted, handle(needsOf, log), log);
