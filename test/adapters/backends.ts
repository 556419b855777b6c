import { merchantDirectory, taskDirectory } from '../../adapters/dynamodb/directories.ts';
import { dueIndex } from '../../adapters/dynamodb/due-index.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { paymentLedger } from '../../adapters/dynamodb/payment-ledger.ts';
import { policyStore } from '../../adapters/dynamodb/policy-store.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import { timelineReader } from '../../adapters/dynamodb/timeline.ts';
import * as memoryDirectories from '../../adapters/memory/directories.ts';
import { merchantStore as memoryMerchantStore } from '../../adapters/memory/merchant-store.ts';
import { policyStore as memoryPolicyStore } from '../../adapters/memory/policy-store.ts';
import * as memoryReaders from '../../adapters/memory/readers.ts';
import { rejectedEvents as memoryRejectedEvents } from '../../adapters/memory/rejected-events.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import type { PolicyDocument } from '../../domain/policy/schema.ts';
import type {
  DueIndex,
  MerchantDirectory,
  MerchantStore,
  PaymentLedger,
  PolicyStore,
  RejectedEvents,
  TaskDirectory,
  TimelineReader,
} from '../../domain/ports.ts';
import type { Dynoxide } from './dynoxide.ts';

/** every port on the table, over one and the same empty table */
export interface Backend {
  readonly merchants: MerchantStore;
  readonly timeline: TimelineReader;
  readonly ledger: PaymentLedger;
  readonly due: DueIndex;
  readonly rejected: RejectedEvents;
  readonly directory: MerchantDirectory;
  readonly tasks: TaskDirectory;
  policies(bundled?: { document: PolicyDocument; now: () => string }): PolicyStore;
}

export const dueShards = 4;

export const memoryBackend = async (): Promise<Backend> => {
  const world = emptyWorld();
  return {
    merchants: memoryMerchantStore(world),
    timeline: memoryReaders.timelineReader(world),
    ledger: memoryReaders.paymentLedger(world),
    due: memoryReaders.dueIndex(world, dueShards),
    rejected: memoryRejectedEvents(world),
    directory: memoryDirectories.merchantDirectory(world),
    tasks: memoryDirectories.taskDirectory(world),
    policies: memoryPolicyStore,
  };
};

export const tableBackend = (dynoxide: () => Dynoxide) => async (): Promise<Backend> => {
  const table = await dynoxide().table();
  return {
    merchants: merchantStore(table),
    timeline: timelineReader(table),
    ledger: paymentLedger(table),
    due: dueIndex(table),
    rejected: rejectedEvents(table),
    directory: merchantDirectory(table),
    tasks: taskDirectory(table),
    policies: (bundled) => policyStore(table, bundled),
  };
};
