import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { OutgoingLog } from '../../domain/connector/connector-ports.ts';
import { type OutgoingMessage, outgoingMessage } from '../../domain/connector/outgoing-message.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { changesKey, connectionKey, outgoingKey, waitingPartition } from './connection-keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** of those that wait: a screen shows no more */
const shown = 50;
/** a count of a minute is of no use after it */
const countKeptSeconds = 3_600;

export const outgoingLog = (table: ReadTable): OutgoingLog => {
  const TableName = table.name;
  const read = async (connector: string, eventId: string, sent: boolean): Promise<OutgoingMessage | undefined> => {
    const get = new GetItemCommand({ TableName, Key: encode(outgoingKey(connector, eventId, sent)), ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : decode(outgoingMessage, Item);
  };
  const itemOf = (connector: string, message: OutgoingMessage) =>
    encode({ ...outgoingKey(connector, message.eventId, message.status === 'sent'), kind: 'outgoing', ...message });
  return {
    get: async (connector, eventId) => (await read(connector, eventId, true)) ?? (await read(connector, eventId, false)),
    put: async (connector, message) => {
      const Item = itemOf(connector, message);
      if (message.status !== 'sent') {
        await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName, Item })));
        return;
      }
      const waiting = { TableName, Key: encode(outgoingKey(connector, message.eventId, false)) };
      const write = new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item } }, { Delete: waiting }] });
      await calling('dynamodb', () => table.client.send(write));
    },
    waiting: async (connector) => {
      const { rows } = await queryPage(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: waitingPartition(connector) } },
        Limit: shown,
      });
      return rows.map((row) => decode(outgoingMessage, row)).toSorted((a, b) => (a.since < b.since ? -1 : 1));
    },
    mayChange: async (connector, perMinute, now) => {
      const key = changesKey(connector, now.slice(0, 16));
      const goneAt = Math.floor(Date.parse(now) / 1000) + countKeptSeconds;
      const update = new UpdateItemCommand({
        TableName,
        Key: encode(key),
        UpdateExpression: 'SET kind = :kind, expiresAt = :goneAt ADD changes :one',
        ConditionExpression: 'attribute_not_exists(changes) OR changes < :most',
        ExpressionAttributeValues: encode({ ':kind': 'connection', ':goneAt': goneAt, ':one': 1, ':most': perMinute }),
      });
      try {
        await calling('dynamodb', () => table.client.send(update));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    settle: async (connector, circuit, sentAt) => {
      const values = { ':circuit': circuit, ':kind': 'connection', ...(sentAt === undefined ? {} : { ':at': sentAt }) };
      const update = new UpdateItemCommand({
        TableName,
        Key: encode(connectionKey(connector)),
        UpdateExpression: `SET circuit = :circuit, kind = :kind${sentAt === undefined ? '' : ', lastOutAt = :at'}`,
        ExpressionAttributeValues: encode(values),
      });
      await calling('dynamodb', () => table.client.send(update));
    },
  };
};
