import * as z from 'zod';
import { utcToInstant } from '../../world/history/local-time.ts';
import { readOptions as readProgramOptions } from '../read-options.ts';

export const usage = `npm run backtest -- --merchants <csv> --payments <csv> --until <date> [options]

  --merchants <csv>   the merchants, and --payments <csv> what they sold
  --until <date>      stop at the start of this day, in UTC; nothing at or after it enters
  --policy <json>     back-test this policy instead of policies/default.json
  --against <json>    compare with this policy, over the same merchants and days: comparison.json. Either may be a whole policy, or what
                      differs from the one named in its "basedOn": policies/variants/stricter-ladder.json
  --outages <json>    what was told of outages meanwhile: [{"id", "type": "outage.declared.v1", "subject", "at", "data"}, …]
  --desk <json>       how the people at the desk decide (default: world/desk/default-desk.json)
  --out <dir>         where report.json and comparison.json go (default: the current folder)
  --seed <n>          seed of the desk's draws (default 1)
  --resample <n>      the same history n times side by side (default 1)
  --stacks <n>        workers that play side by side, one core each (default 2); the result does not depend on it
  --state <dir>       where the run keeps its state, to go on after a crash (default: a scratch folder named after the inputs)`;

const instantText = z.string().transform((text, context) => {
  const at = utcToInstant(text);
  if (at === undefined) context.addIssue({ code: 'custom', message: `is "${text}": write a day like 2018-08-21` });
  return at ?? 0;
});
const count = z.coerce.number({ error: 'must be a whole number' }).int('must be a whole number').min(1, 'must be at least 1');

const schema = z.object({
  merchants: z.string({ error: 'is missing: give the CSV file of the merchants' }),
  payments: z.string({ error: 'is missing: give the CSV file of the payments' }),
  until: z.string({ error: 'is missing: give the day at whose start to stop, like 2018-08-21' }).pipe(instantText),
  policy: z.string().optional(),
  against: z.string().optional(),
  outages: z.string().optional(),
  desk: z.string().optional(),
  out: z.string().default('.'),
  seed: count.default(1),
  resample: count.default(1),
  stacks: count.default(2),
  state: z.string().optional(),
});
export type BacktestOptions = z.infer<typeof schema>;

export const readOptions = (argv: readonly string[]): BacktestOptions => readProgramOptions(schema, argv);
