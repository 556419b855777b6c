import * as z from 'zod';
import { importedAs } from '../../../domain/import/import-merchant.ts';
import { merchantId } from '../../../domain/values.ts';

const row = { line: z.int().min(1), reference: z.string() };

/** what became of the rows, or would become of them; `field` is the one that is wrong */
export const answer = z.object({
  dryRun: z.boolean(),
  done: z.array(z.object({ ...row, merchantId, outcome: importedAs })),
  refused: z.array(
    z.object({ ...row, code: z.string(), field: z.string().optional(), about: z.record(z.string(), z.unknown()) }),
  ),
});
