import { cognitoClient } from '../../../adapters/aws/cognito-client.ts';
import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { allErasers } from '../../../adapters/erasers/all-erasers.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { connectors } from '../../../connectors/registry.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { erasingEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const { DOCUMENTS_BUCKET: bucket, MERCHANT_POOL_ID: poolId } = readEnv(erasingEnv);
const table = sharedTable();
const merchants = merchantStore(table);
const stores = sharedStores();
const erasers = allErasers({
  ...{ table, merchants, members: members(table), policies: stores.policies },
  connectors: connectors.flatMap(({ id, outgoing }) => (outgoing === undefined ? [] : [id])),
  ...{ files: { client: s3Client(), bucket }, accounts: { client: cognitoClient(), poolId } },
});

export const entry: Entry = (log) =>
  busConsumer(handle({ merchants, work: unitOfWork(stores), erasers, clock: systemClock, log }), log);
