import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Deliveries } from '../../domain/connector/connector-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { deliveryKey } from './connection-keys.ts';
import type { ReadTable } from './table.ts';

const keptSeconds = 7 * 86_400;
/** longer than the function that works a delivery may run */
const claimedMs = 60_000;

const delivery = z.object({ doneAt: z.string().optional() });

export const deliveries = (table: ReadTable): Deliveries => {
  const read = async (connector: string, deliveryId: string) => {
    const Key = encode(deliveryKey(connector, deliveryId));
    const get = new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : decode(delivery, Item);
  };
  const row = (connector: string, deliveryId: string, at: string) => ({
    ...{ ...deliveryKey(connector, deliveryId), kind: 'delivery' },
    expiresAt: Math.floor(Date.parse(at) / 1000) + keptSeconds,
  });
  return {
    isKnown: async (connector, deliveryId) => (await read(connector, deliveryId)) !== undefined,
    claim: async (connector, deliveryId, at) => {
      const before = new Date(Date.parse(at) - claimedMs).toISOString();
      const put = new PutItemCommand({
        TableName: table.name,
        Item: encode({ ...row(connector, deliveryId, at), claimedAt: at }),
        // who had it before and did not finish it within a minute has died of it
        ConditionExpression: 'attribute_not_exists(pk) OR (attribute_not_exists(doneAt) AND claimedAt < :before)',
        ExpressionAttributeValues: { ':before': { S: before } },
      });
      try {
        await calling('dynamodb', () => table.client.send(put));
        return 'claimed';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await read(connector, deliveryId))?.doneAt === undefined ? 'busy' : 'done';
      }
    },
    settle: async (connector, deliveryId, at) => {
      const put = new PutItemCommand({
        TableName: table.name,
        Item: encode({ ...row(connector, deliveryId, at), claimedAt: at, doneAt: at }),
        ConditionExpression: 'attribute_exists(pk)',
      });
      await calling('dynamodb', () => table.client.send(put));
    },
  };
};
