import * as z from 'zod';
import { readOptions } from '../read-options.ts';

export const usage = `npm run care:replay -- --cases <csv> --events <csv> [--duplicate] [--shuffle <minutes>] [--truth [n]] --out <json>

  --cases <csv>        a row for each case, .gz or not, with a column incident
  --events <csv>       a row for each event of a case: incident, seq, at (2016-02-29 01:16), state
  --duplicate          delivers each event twice
  --shuffle <minutes>  delivers each event up to so many minutes late
  --truth [n]          plays n cases (default 12) through the whole template as well, and compares what is stored of them
  --workers <n>        how many play side by side, one core each (default 2); the report does not depend on it
  --out <json>         where the minutes go that cases waited, by party

Each case is played through the playbook of cases, in virtual time. It is in the state of its last event, and lives from its first to its
last. Events count in order of at and seq, however they arrive.`;

const whole = (least: number) =>
  z.coerce.number({ error: 'must be a whole number' }).int('must be a whole number').min(least, `must be at least ${least}`);

const schema = z.object({
  cases: z.string({ error: 'is missing: give the CSV file of the cases' }),
  events: z.string({ error: 'is missing: give the CSV file of their events' }),
  duplicate: z.boolean().default(false),
  shuffle: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is a number of minutes')
    .default('0')
    .transform(Number),
  truth: whole(1).optional(),
  workers: whole(1).default(2),
  out: z.string({ error: 'is missing: give the file to write' }),
});
export type CareOptions = z.infer<typeof schema>;

/** so many cases where nobody says how many */
const SAMPLE = '12';

/** Throws BadOption */
export const readCareOptions = (argv: readonly string[]): CareOptions => {
  const named = argv.flatMap((word, n) => (word === '--truth' && !/^\d/.test(argv[n + 1] ?? '') ? [word, SAMPLE] : [word]));
  return readOptions(schema, named, ['duplicate']);
};
