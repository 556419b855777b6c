import { timelineEntry } from '../../domain/model/timeline-entry.ts';
import type { TimelineReader } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode } from './codec.ts';
import { timelinePartition, timelineRange } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

export const timelineReader = (table: ReadTable): TimelineReader => ({
  list: async (merchantId, limit, cursor) => {
    const from = cursor === undefined ? timelineRange.from : `${openCursor(after, cursor).after}\u0000`;
    const page = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': { S: timelinePartition(merchantId) },
        ':from': { S: from },
        ':to': { S: timelineRange.to },
      },
      ConsistentRead: true,
      Limit: limit,
    });
    const last = page.last?.['sk']?.S;
    return {
      entries: page.rows.map((row) => decode(timelineEntry, row)),
      cursor: last === undefined ? undefined : sealCursor({ after: last }),
    };
  },
});
