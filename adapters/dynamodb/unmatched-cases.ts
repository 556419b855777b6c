import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { caseMatch, type UnmatchedCases, unmatchedEvent } from '../../domain/case/unmatched-case.ts';
import { calling } from '../aws/service-failure.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode, encode, type Row } from './codec.ts';
import { getRow } from './get-row.ts';
import { caseMatchKey, unmatchedKey, unmatchedRange } from './keys-apart.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** a case that nobody knows has few messages; what is more comes with the next match */
const AT_ONCE = 100;

/** what was sent is kept as text: JSON holds what no attribute of a table may have */
const kept = unmatchedEvent.extend({ detail: z.string().transform((text) => z.json().parse(JSON.parse(text))) });
const eventIn = (row: Row) => decode(kept, row);

export const unmatchedCases = (table: ReadTable): UnmatchedCases => {
  const range = (caseId: string | undefined, begin?: string) => {
    const { pk, from, to } = unmatchedRange(caseId);
    return { ':pk': { S: pk }, ':from': { S: begin ?? from }, ':to': { S: to } };
  };
  const page = (values: ReturnType<typeof range>, Limit: number) =>
    queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: values,
      Limit,
    });
  const matchOf = async (caseId: string) => {
    const row = await getRow(table, caseMatchKey(caseId), true);
    return row && decode(caseMatch, row);
  };
  return {
    keep: async (event, until) => {
      const expiresAt = Math.ceil(Date.parse(until) / 1_000);
      const Item = encode({
        ...unmatchedKey(event),
        kind: 'unmatched',
        ...event,
        detail: JSON.stringify(event.detail),
        expiresAt,
      });
      await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item })));
    },
    list: async (limit, cursor) => {
      const begin = cursor === undefined ? undefined : `${openCursor(after, cursor).after}\u0000`;
      const { rows, last } = await page(range(undefined, begin), limit);
      const end = rows.at(-1)?.['sk']?.S;
      return {
        events: rows.map(eventIn),
        ...(last !== undefined && end !== undefined && { cursor: sealCursor({ after: end }) }),
      };
    },
    of: async (caseId) => (await page(range(caseId), AT_ONCE)).rows.map(eventIn),
    matchOf,
    match: async (caseId, match) => {
      const Item = encode({ ...caseMatchKey(caseId), kind: 'case_match', ...match });
      const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      try {
        await calling('dynamodb', () => table.client.send(put));
        return match;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await matchOf(caseId)) ?? match;
      }
    },
    drop: async (events) => {
      for (const event of events) {
        const Key = encode(unmatchedKey(event));
        await calling('dynamodb', () => table.client.send(new DeleteItemCommand({ TableName: table.name, Key })));
      }
    },
  };
};
