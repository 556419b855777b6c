import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type SealedApplication, sealedApplication } from '../../domain/events/application.ts';
import type { Applications } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { applicationKey } from './keys.ts';
import type { ReadTable } from './table.ts';

const kept = z.object({ application: sealedApplication });

export const applicationRow = (merchantId: string, id: string, application: SealedApplication, until: string) => ({
  ...applicationKey(merchantId, id),
  kind: 'application',
  application,
  expiresAt: Math.ceil(Date.parse(until) / 1_000),
});

/** applications that started a run, by merchant and fingerprint */
export const applicationShelf = (table: ReadTable): Applications => ({
  keep: async (merchantId, id, application, until) => {
    const Item = encode(applicationRow(merchantId, id, application, until));
    const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      // kept before: the first stays as it was
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  get: async (merchantId, id) => {
    const Key = encode(applicationKey(merchantId, id));
    const get = new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : decode(kept, Item).application;
  },
});
