import * as z from 'zod';
import { traceReference } from '../../application/trace-reference.ts';
import { instantIn } from '../../domain/settlement/settled-line.ts';
import { moneyRules } from '../../domain/trace/shipped-rules.ts';
import type { Traced } from '../../domain/trace/trace-money.ts';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readOptions } from '../read-options.ts';
import { readMoney } from './read-money.ts';

const usage = `npm run trace -- --ref <reference> --dir <folder> [--bank <folder>] [--payments <csv>] [--at <time>] [--json]

  --ref <reference>   of a payment, an order, a provider, a payout or a bank line
  --dir <folder>      settlement files, as npm run settle reads them
  --bank <folder>     bank statements
  --payments <csv>    what happened before: reference, attempted_at, authorised_at, captured_at, declined_at; a cell may be empty
  --at <time>         as it was then, in UTC (default: now)
  --json              the answer as JSON

Says for each payment of the reference where its money is, since when, who must act and by when, and where that is written. Ends with 1 when
nobody knows the reference.`;

const schema = z.object({
  ref: z.string({ error: 'is missing: give a reference' }).min(1, 'is empty: give a reference'),
  dir: z.string({ error: 'is missing: give the folder of the settlement files' }),
  bank: z.string().optional(),
  payments: z.string().optional(),
  at: z
    .string()
    .transform((text) => instantIn(text))
    .refine((at) => at !== undefined, 'is no time: write 2026-03-02 12:00')
    .optional(),
  json: z.boolean().default(false),
});

const told = ({ rung, since, mustAct, expectedBy, overdueSince, hops }: Traced): string => {
  const late = overdueSince === null ? '' : `, late since ${overdueSince.slice(0, 10)}`;
  const by = expectedBy === null ? '' : `, by ${expectedBy.slice(0, 10)}`;
  const act = mustAct === 'nobody' ? 'nobody has to act' : `${mustAct} must act`;
  const head = `${rung} since ${since?.slice(0, 16).replace('T', ' ') ?? 'nobody knows when'}: ${act}${by}${late}`;
  const way = hops.map(({ hop, at, proof }) => {
    if (at === null || proof === null) return `  ${hop.padEnd(11)} seen by nobody`;
    return `  ${hop.padEnd(11)} ${at.slice(0, 16).replace('T', ' ')}  ${proof.file}${proof.row === null ? '' : `, line ${proof.row}`}`;
  });
  return [head, ...way].join('\n');
};

async function main(argv: readonly string[]): Promise<boolean> {
  const { ref, dir, bank, payments, at, json } = readOptions(schema, argv, ['json']);
  const { index, refused } = await readMoney({ folders: [dir, ...(bank === undefined ? [] : [bank])], payments });
  for (const one of refused) console.error(`left out, for it does not add up: ${one}`);
  const traces = await traceReference(index, ref, moneyRules, at ?? new Date().toISOString());
  if (json) console.log(JSON.stringify(traces, undefined, 1));
  else console.log(traces.length === 0 ? `nobody knows ${ref}` : traces.map(told).join('\n\n'));
  return traces.length > 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
