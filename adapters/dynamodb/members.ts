import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Members, PresentMember } from '../../domain/member/members.ts';
import { type Member, member } from '../../domain/model/member.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { indexes, itemKey } from './keys.ts';
import { userPartition } from './list-keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const MOST = 100;
const isPresent = (one: Member): one is PresentMember => one.status !== 'removed';

export const members = (table: ReadTable): Members => ({
  of: async (merchantId, email) => {
    const get = new GetItemCommand({
      TableName: table.name,
      Key: encode(itemKey(merchantId, 'member', email)),
      ConsistentRead: true,
    });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    const found = Item === undefined ? undefined : decode(member, Item);
    return found !== undefined && isPresent(found) ? found : undefined;
  },
  everyOf: async (email) => {
    const { rows } = await queryPage(table, {
      IndexName: indexes.mine,
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: userPartition(email) } },
      Limit: MOST,
    });
    return rows.map((row) => decode(member, row)).filter(isPresent);
  },
});
