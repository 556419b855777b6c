import * as z from 'zod';
import { json } from '../../../domain/json.ts';
import { exportedParts } from '../../../domain/privacy/export-part.ts';

/** a part of everything there is of a merchant; without cursor it is the last */
export const answer = z.object({
  format: z.literal('firstsale.merchant-export.v1'),
  merchantId: z.string(),
  asOf: z.string(),
  records: z.array(z.object({ store: z.enum(exportedParts), record: z.record(z.string(), json) })),
  cursor: z.string().optional(),
});
