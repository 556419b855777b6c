import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { digestBox, emptyBox } from '../../domain/digest/digest-box.ts';
import type { DigestBoxes } from '../../domain/digest/digest-ports.ts';
import { dueShard } from '../../domain/due/due-shard.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { digestKey } from './keys-apart.ts';
import type { ReadTable, Table } from './table.ts';

/** what a colleague will be mailed, for those who only look */
export const digestReader = (table: ReadTable): Pick<DigestBoxes, 'of'> => ({
  of: async (person) => {
    const get = new GetItemCommand({ TableName: table.name, Key: encode(digestKey(person)), ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? emptyBox(person) : decode(digestBox, Item);
  },
});

export const digestBoxes = (table: Table): DigestBoxes => ({
  ...digestReader(table),
  put: async (box) => {
    const { person, version, dueAt } = box;
    const unchanged =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': { N: String(version) } } };
    const due = dueAt === undefined ? {} : { dueShard: dueShard(person, table.dueShards) };
    const put = new PutItemCommand({
      TableName: table.name,
      Item: encode({ ...digestKey(person), kind: 'digest', ...box, version: version + 1, ...due }),
      ...unchanged,
    });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of this digest', { cause: error });
      throw error;
    }
  },
});
