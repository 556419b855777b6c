import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { deadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import { type DeadLetterReplays, neverReplayed } from '../../domain/dead-letter/replays.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import { type Key, lastReplayKey, lastReplayPrefix, replayOrderKey, replaysPartition } from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

const last = z.object({ version: z.int(), by: z.string(), at: instant });
const queued = last.extend({ queue: deadLetterQueue });
const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moving'), already: z.boolean(), resumed: z.boolean() }),
  z.object({ kind: z.literal('replayed'), count: z.int(), kept: z.int(), poison: z.int().default(0), resumed: z.boolean() }),
]);
const ordered = last.extend({ key: z.string(), reason: z.string(), outcome: outcome.optional() });
/** absent and undefined are the same to the port */
const present = ({ outcome: ended, ...row }: z.infer<typeof ordered>) => (ended === undefined ? row : { ...row, outcome: ended });

const absent = 'attribute_not_exists(pk)';

export const deadLetterReplays = (table: ReadTable): DeadLetterReplays => {
  const read = async (key: Key): Promise<Row | undefined> => {
    const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead: true });
    return (await calling('dynamodb', () => table.client.send(get))).Item;
  };
  const find: DeadLetterReplays['find'] = async (queue, key) => {
    const row = await read(replayOrderKey(queue, key));
    return row === undefined ? undefined : present(decode(ordered, row));
  };
  return {
    find,
    lasts: async () => {
      const rows = await queryRange(table, replaysPartition, lastReplayPrefix, `${lastReplayPrefix}~`);
      return new Map(rows.map((row) => decode(queued, row)).map(({ queue, ...one }) => [queue, one]));
    },
    last: async (queue) => {
      const row = await read(lastReplayKey(queue));
      return row === undefined ? undefined : decode(last, row);
    },
    order: async (queue, { key, reason, ...order }) => {
      const seen = order.version - 1;
      const asSeen =
        seen === neverReplayed
          ? { ConditionExpression: absent }
          : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': { N: String(seen) } } };
      const item = { ...replayOrderKey(queue, key), kind: 'replay', queue, ...order, key, reason };
      const TransactItems = [
        {
          Put: {
            TableName: table.name,
            Item: encode({ ...lastReplayKey(queue), kind: 'last_replay', queue, ...order }),
            ...asSeen,
          },
        },
        { Put: { TableName: table.name, Item: encode(item), ConditionExpression: absent } },
      ];
      try {
        await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        if (error.CancellationReasons?.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
        throw new ServiceUnavailable('dynamodb', { cause: error });
      }
    },
    finish: async (queue, key, ended) => {
      const order = await find(queue, key);
      if (order === undefined) throw new Error(`The replay of ${queue} by the key ${key} was never ordered`);
      if (order.outcome !== undefined) return order.outcome;
      const Item = encode({ ...replayOrderKey(queue, key), kind: 'replay', queue, ...order, outcome: ended });
      const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(outcome)' });
      try {
        await calling('dynamodb', () => table.client.send(put));
        return ended;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await find(queue, key))?.outcome ?? ended;
      }
    },
  };
};
