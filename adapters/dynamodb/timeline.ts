import { timelineEntry } from '../../domain/model/timeline-entry.ts';
import type { TimelineReader } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode } from './codec.ts';
import { timelinePartition, timelineRange } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

export const timelineReader = (table: ReadTable): TimelineReader => ({
  list: async (merchantId, limit, cursor, order = 'oldest', since = timelineRange.from) => {
    const seen = cursor === undefined ? undefined : openCursor(after, cursor).after;
    const from = seen === undefined || order === 'newest' ? since : `${seen}\u0000`;
    // the last one seen is asked for once more and left out: there is no key right before it
    const to = seen === undefined || order === 'oldest' ? timelineRange.to : seen;
    const again = order === 'newest' && seen !== undefined ? 1 : 0;
    // a cursor from elsewhere; BETWEEN refuses bounds the wrong way round
    if (Buffer.compare(Buffer.from(from), Buffer.from(to)) > 0) return { entries: [], cursor: undefined };
    const page = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': { S: timelinePartition(merchantId) },
        ':from': { S: from },
        ':to': { S: to },
      },
      ConsistentRead: true,
      ScanIndexForward: order === 'oldest',
      Limit: limit + again,
    });
    const last = page.last?.['sk']?.S;
    return {
      entries: page.rows.slice(again).map((row) => decode(timelineEntry, row)),
      cursor: last === undefined ? undefined : sealCursor({ after: last }),
    };
  },
});
