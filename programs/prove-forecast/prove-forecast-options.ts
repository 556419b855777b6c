import * as z from 'zod';
import { readOptions as readProgramOptions } from '../read-options.ts';

const schema = z.object({
  daily: z.string({ error: 'is missing: give the volumes by day' }),
  hourly: z.string({ error: 'is missing: give the volumes by hour' }),
  column: z.string().default('orders'),
});

/** @throws BadOption naming the option and what to type */
export const readOptions = (argv: readonly string[]) => readProgramOptions(schema, argv);
