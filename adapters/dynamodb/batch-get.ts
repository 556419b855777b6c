import { BatchGetItemCommand, type BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { calling } from '../aws/service-failure.ts';
import { encode, type Row } from './codec.ts';
import type { Key } from './keys.ts';
import type { ReadTable } from './table.ts';

const ATTEMPTS = 4;

/**
 * The rows of up to a hundred keys that are there, in any order, as of a moment ago. DynamoDB may leave some of a batch for another time;
 * what is left after several is a service that is away: throws ServiceUnavailable.
 */
export const batchGet = async (table: ReadTable, keys: readonly Key[]): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let asked: BatchGetItemCommandOutput['UnprocessedKeys'] =
    keys.length === 0 ? {} : { [table.name]: { Keys: keys.map((key) => encode(key)) } };
  for (let attempt = 0; attempt < ATTEMPTS && Object.keys(asked ?? {}).length > 0; attempt += 1) {
    const batch = new BatchGetItemCommand({ RequestItems: asked });
    const answer: BatchGetItemCommandOutput = await calling('dynamodb', () => table.client.send(batch));
    rows.push(...(answer.Responses?.[table.name] ?? []));
    asked = answer.UnprocessedKeys;
  }
  if (Object.keys(asked ?? {}).length > 0) throw new ServiceUnavailable('dynamodb');
  return rows;
};
