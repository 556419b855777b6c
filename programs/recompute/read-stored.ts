import type { LocalKernel } from '@firstsale/laptop-cloud/kernel';
import { transportTo } from '@firstsale/laptop-cloud/sdk-transport';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { merchantRoll, timelineHistory } from '../../adapters/dynamodb/all-merchants.ts';
import { failedAttempts } from '../../adapters/dynamodb/failed-attempts.ts';
import { figuresStore } from '../../adapters/dynamodb/figures-store.ts';
import { loadStore } from '../../adapters/dynamodb/load-store.ts';
import { merchantReader } from '../../adapters/dynamodb/merchant-reader.ts';
import { outageEntries, outageReader } from '../../adapters/dynamodb/outage-store.ts';
import { paymentReader } from '../../adapters/dynamodb/payment-reader.ts';
import { policyStore } from '../../adapters/dynamodb/policy-store.ts';
import { screeningLists } from '../../adapters/dynamodb/screening-lists.ts';
import { timelineReader } from '../../adapters/dynamodb/timeline.ts';
import { volumeReader } from '../../adapters/dynamodb/volume-store.ts';
import { readStoredMerchant } from '../../application/read-stored-merchant.ts';
import { wholeMerchant } from '../../application/whole-merchant.ts';

/** what a laptop cloud stores, read through the application's own adapters as its root user */
export function storedIn(kernel: LocalKernel, name: string) {
  const table = { client: dynamodbClient(transportTo(kernel, { kind: 'root' })), name };
  const [merchants, timelines, payments] = [merchantReader(table), timelineReader(table), paymentReader(table)];
  return {
    roll: merchantRoll(table),
    history: timelineHistory(table),
    figures: figuresStore(table),
    policies: policyStore(table),
    outages: outageReader(table),
    toldOfOutages: outageEntries(table),
    /** with what is finished and out of use */
    snapshot: (merchantId: string) => wholeMerchant(merchants, merchantId),
    lists: screeningLists(table),
    merchant: (merchantId: string) => readStoredMerchant({ merchants, timelines, payments }, merchantId),
    loads: loadStore(table),
    volumes: volumeReader(table),
    payments,
    attempts: failedAttempts(table),
  };
}
