import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { connectionState, refusedCounts } from '../../domain/connector/connection-state.ts';
import type { ConnectionLog } from '../../domain/connector/connector-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { connectionKey } from './connection-keys.ts';
import type { ReadTable } from './table.ts';

type Numbers = Readonly<Record<string, number>>;
type Values = Readonly<Record<string, string | number>>;

/** one update: numbers are added to what is there, values replace it */
const changing = (table: ReadTable, connector: string, add: Numbers, set: Values): UpdateItemCommand => {
  const names = [...Object.keys(add), ...Object.keys(set)];
  const [added, replaced] = [Object.keys(add), Object.keys(set)].map((keys, at) =>
    keys.map((key) => `#${key} ${at === 0 ? '' : '= '}:${key}`).join(', '),
  );
  return new UpdateItemCommand({
    TableName: table.name,
    Key: encode(connectionKey(connector)),
    UpdateExpression: `ADD ${added} SET ${replaced}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: encode(
      Object.fromEntries(Object.entries({ ...add, ...set }).map(([key, value]) => [`:${key}`, value])),
    ),
  });
};

export const connectionLog = (table: ReadTable): ConnectionLog => ({
  refused: async (connector, why, at) => {
    const update = changing(table, connector, { [refusedCounts[why]]: 1 }, { kind: 'connection', lastRefusedAt: at });
    await calling('dynamodb', () => table.client.send(update));
  },
  takenIn: async (connector, { messages, rejected, at, type, latencyMs }) => {
    const last = { kind: 'connection', lastInAt: at, lastInType: type, lastLatencyMs: latencyMs };
    await calling('dynamodb', () => table.client.send(changing(table, connector, { received: messages, rejected }, last)));
  },
  of: async (connector) => {
    const get = new GetItemCommand({ TableName: table.name, Key: encode(connectionKey(connector)), ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? connectionState.parse({}) : decode(connectionState, Item);
  },
});
