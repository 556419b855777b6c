import * as z from 'zod';
import { erasure } from '../../domain/model/erasure.ts';
import type { ErasureDirectory } from '../../domain/ports.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { decode } from './codec.ts';
import { indexes } from './keys.ts';
import { erasuresPartition } from './list-keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const place = z.object({ pk: z.string(), sk: z.string(), gsi1sk: z.string() });

/** erasures by the instant they were asked for, the newest first */
export const erasureDirectory = (table: ReadTable): ErasureDirectory => ({
  list: async (limit, cursor) => {
    const from = cursor === undefined ? undefined : openCursor(place, cursor);
    const { rows, last } = await queryPage(table, {
      IndexName: indexes.lists,
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: erasuresPartition } },
      ...{ ScanIndexForward: false, Limit: limit },
      ...(from === undefined
        ? {}
        : {
            ExclusiveStartKey: {
              ...{ pk: { S: from.pk }, sk: { S: from.sk } },
              ...{ gsi1pk: { S: erasuresPartition }, gsi1sk: { S: from.gsi1sk } },
            },
          }),
    });
    const at = last && { pk: last['pk']?.S ?? '', sk: last['sk']?.S ?? '', gsi1sk: last['gsi1sk']?.S ?? '' };
    return { erasures: rows.map((row) => decode(erasure, row)), cursor: at && sealCursor(at) };
  },
});
