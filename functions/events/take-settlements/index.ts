import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { moneyPacks } from '../../../adapters/dynamodb/money-packs.ts';
import { payeeOf, paymentOwner } from '../../../adapters/dynamodb/payment-owner.ts';
import { awaitedPayouts, takenFiles } from '../../../adapters/dynamodb/settlement-records.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { objectSource, settlementSource } from '../../../adapters/settlement-files/settlement-source.ts';
import { moneyRules } from '../../../domain/trace/shipped-rules.ts';
import { sharedEventbridge } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const table = sharedReadTable();
const object = objectSource(s3Client(), readEnv(documentsEnv).DOCUMENTS_BUCKET);
const money = { files: takenFiles(table), packs: moneyPacks(table), payouts: awaitedPayouts(table) };

export const entry: Entry = (log) =>
  busConsumer(
    handle({
      ...money,
      ownerOf: paymentOwner(table),
      payeeOf: payeeOf(table),
      publisher: eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME),
      rules: moneyRules,
      sourceAt: (key, versionId, name) => settlementSource(object(key, versionId, name)),
      log,
    }),
    log,
  );
