import * as z from 'zod';
import { cutDimensions } from '../../../domain/rollup/cuts.ts';
import { figures } from '../../../domain/rollup/figures.ts';

/** the newest figures there are, of all merchants or of those asked for; absent before they were made for the first time */
export const answer = z.object({
  figures: figures.optional(),
  /** values that may be asked for, where some merchants were */
  cuts: z.partialRecord(z.enum(cutDimensions), z.array(z.string())).optional(),
});
