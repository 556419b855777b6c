import * as z from 'zod';
import { readOptions as readProgramOptions } from '../read-options.ts';

export const usage = `npm run settle -- --dir <folder> [--bank <folder>] [--json <file>]

  --dir <folder>    reads every settlement file and bank statement in it: PPRO, Adyen, Stripe, Mollie, Klarna, camt.052, .053 and .054
  --bank <folder>   bank statements that the payouts of --dir should be found on
  --json <file>     writes what was found, an entry for each statement or batch

A file whose own totals do not match is refused whole, with the difference. Ends with 1 when one was refused.`;

const schema = z.object({
  dir: z.string().min(1, 'names a folder').optional(),
  bank: z.string().min(1, 'names a folder').optional(),
  json: z.string().min(1, 'names a file').optional(),
});

/** @throws BadOption naming the option and what to type */
export const readOptions = (argv: readonly string[]) => readProgramOptions(schema, argv);
