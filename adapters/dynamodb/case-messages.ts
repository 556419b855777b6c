import { caseMessage } from '../../domain/model/case-message.ts';
import type { CaseMessages } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { caseMessageRange, casePartition } from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

export const caseMessages = (table: ReadTable): CaseMessages => ({
  of: async (merchantId, caseId) => {
    const { from, to } = caseMessageRange(caseId);
    const rows = await queryRange(table, casePartition(merchantId), from, to);
    return rows.map((row) => decode(caseMessage, row));
  },
});
