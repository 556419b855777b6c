import * as z from 'zod';
import { merchantId } from '../values.ts';
import { importedAs } from './import-merchant.ts';

const row = { line: z.int().min(1), reference: z.string() };

/** what became of the rows, or would become of them; `field` is the one that is wrong */
export const importAnswer = z.object({
  dryRun: z.boolean(),
  done: z.array(z.object({ ...row, merchantId, outcome: importedAs })),
  refused: z.array(
    z.object({ ...row, code: z.string(), field: z.string().optional(), about: z.record(z.string(), z.unknown()) }),
  ),
});
