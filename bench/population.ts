import { encode } from '../adapters/dynamodb/codec.ts';
import { attributesOf } from '../adapters/dynamodb/keys.ts';
import type { Laptop } from '../backtest/laptop.ts';
import { deriveMerchantId } from '../domain/merchant/derive-merchant-id.ts';
import type { Ladder } from '../domain/model/ladder.ts';

/** BatchWriteItem takes 25 */
const ROWS_A_CALL = 25;

/** the ladder of one merchant of many, due at an instant (ISO 8601) */
const ladderOf = (n: number, dueAt: string): Ladder => ({
  kind: 'ladder',
  merchantId: deriveMerchantId('bench', String(n)),
  id: 'activation',
  version: 1,
  stage: 'activation',
  status: 'watching',
  startedAt: dueAt,
  lastProgressAt: dueAt,
  rung: 0,
  sent: [],
  dueAt,
});

/** writes the ladders of the merchants `from` to `to` (exclusive) as they lie in the table, `dueAt` each */
export async function writeLadders(
  { cloud, tableName }: Laptop,
  dueShards: number,
  from: number,
  to: number,
  dueAt: (n: number) => string,
): Promise<void> {
  for (let first = from; first < to; first += ROWS_A_CALL) {
    const rows = Array.from({ length: Math.min(ROWS_A_CALL, to - first) }, (_, at) => {
      const ladder = ladderOf(first + at, dueAt(first + at));
      return { PutRequest: { Item: encode({ ...ladder, ...attributesOf(ladder, dueShards) }) } };
    });
    await cloud.call('dynamodb', 'BatchWriteItem', { RequestItems: { [tableName]: rows } });
  }
}
