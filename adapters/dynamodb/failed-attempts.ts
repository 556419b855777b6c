import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { countFailed, type FailedAttempts, type FailedDay, failedDay } from '../../domain/activation/failed-attempts.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { failedDayKey, failedPartition } from './keys-apart.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

/** as long as the figures: a year may be compared with the one before */
const keptSeconds = 400 * 86_400;
/** a busy merchant's batches meet each other, and one of them is through each time */
const tries = 10;

const put = async (table: ReadTable, part: FailedDay): Promise<void> => {
  const expiresAt = Math.floor(Date.parse(part.day) / 1_000) + keptSeconds;
  const Item = encode({ ...failedDayKey(part), kind: 'failed_day', ...part, version: part.version + 1, expiresAt });
  const seen =
    part.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: encode({ ':seen': part.version }) };
  try {
    await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item, ...seen })));
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange(part.merchantId);
    throw error;
  }
};

export const failedAttempts = (table: ReadTable): FailedAttempts => {
  const between = async (merchantId: string, from: string, to: string): Promise<readonly FailedDay[]> =>
    (await queryRange(table, failedPartition(merchantId), `${from}#`, `${to}$`)).map((row) => decode(failedDay, row));
  const countDay = async (merchantId: string, day: string, attempts: Parameters<typeof countFailed>[2]): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const parts = await between(merchantId, day, day);
        // part by part: what was counted before a crash is known again
        for (const part of countFailed({ merchantId, day }, parts, attempts)) await put(table, part);
        return;
      } catch (error) {
        if (!(error instanceof ConcurrentChange) || attempt === tries) throw error;
      }
    }
  };
  return {
    between,
    count: async (merchantId, attempts) => {
      for (const day of new Set(attempts.map(({ at }) => at.slice(0, 10))))
        await countDay(
          merchantId,
          day,
          attempts.filter(({ at }) => at.startsWith(day)),
        );
    },
  };
};
