import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { signInAttempt } from '../../domain/sign-in/sign-in-attempt.ts';
import type { SignInAttempts } from '../../domain/sign-in/sign-in-attempts.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { signInKey } from './keys-apart.ts';
import type { ReadTable } from './table.ts';

/** what was sent counts for a day, and a code for a quarter of an hour */
const keptSeconds = 2 * 86_400;

export const signInAttempts = (table: ReadTable): SignInAttempts => ({
  of: async (email) => {
    const get = new GetItemCommand({ TableName: table.name, Key: encode(signInKey(email)), ConsistentRead: true });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : decode(signInAttempt, Item);
  },
  put: async (email, attempt, at) => {
    const next = { ...attempt, version: attempt.version + 1 };
    const unchanged =
      attempt.version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': { N: String(attempt.version) } },
          };
    const expiresAt = Math.floor(Date.parse(at) / 1000) + keptSeconds;
    const put = new PutItemCommand({
      TableName: table.name,
      Item: encode({ ...signInKey(email), kind: 'sign_in', ...next, expiresAt }),
      ...unchanged,
    });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of this sign-in', { cause: error });
      throw error;
    }
    return next;
  },
});
