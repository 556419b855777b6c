import * as z from 'zod';
import type { SettledBatch } from '../settlement/settled-batch.ts';
import { instant } from '../values.ts';

/** how a file came: chosen by a person in the console, put into the bucket by a partner, or sent by a connector */
export const fileWays = ['upload', 'drop', 'connector'] as const;

const takenBatch = z.object({
  status: z.enum(['balanced', 'refused', 'read']),
  reference: z.string().nullable(),
  lines: z.int(),
  currency: z.string().nullable(),
  /** minor units; a bank may write fractions of them */
  sumMinor: z.number(),
  differenceMinor: z.number().nullable(),
});

/** a settlement file or bank statement as it was taken in, or refused whole */
export const takenFile = z.object({
  /** of its content: the same file again is known, whatever it is called */
  id: z.string(),
  name: z.string(),
  way: z.enum(fileWays),
  at: instant,
  status: z.enum(['taken', 'refused']),
  format: z.string(),
  lines: z.int(),
  /** statements or batches, the first of them */
  batches: z.array(takenBatch),
  /** refused: what its reader says of it, the line where it is one, and by how much it is off in minor units */
  reason: z.string().optional(),
  row: z.int().optional(),
  differenceMinor: z.number().optional(),
});
export type TakenFile = z.infer<typeof takenFile>;

/** so many batches are shown of a file */
const SHOWN = 20;

/** What is noted of a file. It is refused whole when one of its statements or batches is. */
export const noteOf = (
  { id, name, way, at }: Pick<TakenFile, 'id' | 'name' | 'way' | 'at'>,
  batches: readonly SettledBatch[],
): TakenFile => {
  const refused = batches.find(({ status }) => status === 'refused');
  const [first] = batches;
  return {
    ...{ id, name, way, at, format: first?.format ?? 'unknown', status: refused === undefined ? 'taken' : 'refused' },
    lines: batches.reduce((sum, one) => sum + one.lines, 0),
    batches: batches.slice(0, SHOWN).map(({ status, reference, lines, currency, sumMinor, differenceMinor }) => ({
      ...{ status, reference, lines, currency, sumMinor, differenceMinor },
    })),
    ...(refused !== undefined && refused.reason !== null && { reason: refused.reason }),
    ...(refused !== undefined && refused.row !== null && { row: refused.row }),
    ...(refused !== undefined && refused.differenceMinor !== null && { differenceMinor: refused.differenceMinor }),
  };
};
