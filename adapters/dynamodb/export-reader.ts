import { dataExport } from '../../domain/model/data-export.ts';
import type { ExportReader } from '../../domain/sales/export-ports.ts';
import { decode } from './codec.ts';
import { getRow } from './get-row.ts';
import { archiveKey, booksPartition } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

export const exportReader = (table: ReadTable): ExportReader => ({
  newest: async (merchantId, Limit) => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :exports)',
      ExpressionAttributeValues: {
        ':pk': { S: booksPartition(merchantId) },
        ':exports': { S: archiveKey(merchantId, 'export', '').sk },
      },
      ScanIndexForward: false,
      Limit,
    });
    return rows.map((row) => decode(dataExport, row));
  },
  one: async (merchantId, id) => {
    const row = await getRow(table, archiveKey(merchantId, 'export', id));
    return row && decode(dataExport, row);
  },
});
