import type * as z from 'zod';
import type { answer as exportApprovals } from '../../../functions/api/export-approvals/answer.ts';
import type { answer as exportMerchant } from '../../../functions/api/export-merchant/answer.ts';
import type { answer as listErasures } from '../../../functions/api/list-erasures/answer.ts';

export type ErasurePage = z.output<typeof listErasures>;
export type Erasure = ErasurePage['erasures'][number];
export type ExportPart = z.output<typeof exportMerchant>;
export type ApprovalsAnswer = z.output<typeof exportApprovals>;
