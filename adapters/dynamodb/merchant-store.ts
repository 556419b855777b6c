import {
  type CancellationReason,
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { LoadsMoved } from '../../domain/dispatch/loads-moved.ts';
import { ConcurrentChange, ServiceUnavailable, TooManyChanges } from '../../domain/errors.ts';
import { type Json, json } from '../../domain/json.ts';
import { transactionLimit } from '../../domain/model/in-pieces.ts';
import type { Commit, Committed, MerchantStore } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { eventMarkerKey } from './keys.ts';
import { merchantReader } from './merchant-reader.ts';
import type { Table } from './table.ts';
import { isOnce, isShared, transactionOf, type Write } from './transaction.ts';

/** what the first entry and the marker keep, so that a repeat can answer with it */
const kept = z.looseObject({ result: json.optional() });

const keptResult = (reasons: readonly CancellationReason[]): Json => {
  for (const { Item } of reasons) {
    if (Item === undefined) continue;
    const { result } = decode(kept, Item);
    if (result !== undefined) return result;
  }
  return null;
};

/** which of the transaction's promises did not hold; timeline and marker speak first: they say it was all done before */
const explain = (merchantId: string, writes: readonly Write[], error: TransactionCanceledException): Committed => {
  const reasons = error.CancellationReasons ?? [];
  const collided = reasons.filter((reason, at) => reason.Code === 'ConditionalCheckFailed' && isOnce(writes[at]));
  if (collided.length > 0) return { kind: 'already_applied', result: keptResult(collided) };
  const codes = new Set(reasons.map(({ Code }) => Code));
  if (codes.has('ConditionalCheckFailed') || codes.has('TransactionConflict')) {
    const loadsOnly = reasons.every(({ Code }, at) => Code === undefined || Code === 'None' || isShared(writes[at]));
    throw new (loadsOnly ? LoadsMoved : ConcurrentChange)(merchantId, { cause: error });
  }
  if (codes.has('ThrottlingError') || codes.has('ProvisionedThroughputExceeded')) {
    throw new ServiceUnavailable('dynamodb', { cause: error });
  }
  throw error;
};

const write = async (table: Table, merchantId: string, writes: readonly Write[]): Promise<Committed> => {
  if (writes.length > transactionLimit) throw new TooManyChanges(merchantId, writes.length, transactionLimit);
  const TransactItems: TransactWriteItem[] = writes.map((one) => one.item);
  try {
    await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    return { kind: 'committed' };
  } catch (error) {
    if (error instanceof TransactionCanceledException) return explain(merchantId, writes, error);
    throw error;
  }
};

export const merchantStore = (table: Table): MerchantStore => ({
  ...merchantReader(table),
  commit: async (merchantId: string, changes: Commit, result: Json) => {
    const writes = transactionOf(table, merchantId, changes, result);
    return writes.length === 0 ? { kind: 'committed' } : write(table, merchantId, writes);
  },
  answered: async (merchantId, eventId) => {
    const get = new GetItemCommand({
      TableName: table.name,
      Key: encode(eventMarkerKey(merchantId, eventId)),
      ConsistentRead: true,
    });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : { result: decode(kept, Item).result ?? null };
  },
});
