import * as z from 'zod';
import { boardedAs } from '../../../domain/boarding/board-row.ts';
import { merchantId } from '../../../domain/values.ts';

const row = { line: z.int().min(1), reference: z.string(), method: z.string() };

/** what became of the rows of this part of the file, or would become of them; `next` is the row to go on from, absent at the end */
export const answer = z.object({
  dryRun: z.boolean(),
  /** rows that can be acted on in all */
  rows: z.int().min(0),
  done: z.array(z.object({ ...row, merchantId, outcome: boardedAs })),
  /** of the whole file those that cannot be read, with the first part; and those of this part that cannot be done */
  refused: z.array(z.object({ ...row, code: z.string(), about: z.record(z.string(), z.unknown()) })),
  next: z.int().min(0).optional(),
});
