import { caseMessage } from '../../domain/model/case-message.ts';
import type { CaseMessages } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { caseMessageKey, caseMessageRange, casePartition } from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

export const caseMessages = (table: ReadTable): CaseMessages => ({
  of: async (merchantId, caseId) => {
    const { from, to } = caseMessageRange(caseId);
    const rows = await queryRange(table, casePartition(merchantId), from, to);
    return rows.map((row) => decode(caseMessage, row));
  },
  one: async (merchantId, caseId, n) => {
    const { pk, sk } = caseMessageKey({ merchantId, caseId, n });
    const [row] = await queryRange(table, pk, sk, sk);
    return row === undefined ? undefined : decode(caseMessage, row);
  },
});
