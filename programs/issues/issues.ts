import * as z from 'zod';
import { type Report, recurringDays } from '../../domain/recurring/recurring-days.ts';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readOptions } from '../read-options.ts';

const usage = `npm run --silent issues -- --cases <csv> [--key <columns>] [--merchant <column>]

  --cases <csv>        a row for each case, .gz or not, with a column opened_at (2016-02-29 01:16)
  --key <columns>      the columns that make one issue, separated by commas (default: subcategory,symptom)
  --merchant <column>  the column of whoever reported it (default: caller)

Prints each day on which an issue is suspected: [{day, key, count, expected, merchants}].`;

const schema = z.object({
  cases: z.string({ error: 'is missing: give the CSV file of the cases' }),
  key: z.string().min(1, 'names columns').default('subcategory,symptom'),
  merchant: z.string().min(1, 'names a column').default('caller'),
});

const opened = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/, 'must begin with a day like 2018-01-31')
  .transform((text) => Date.parse(text.slice(0, 10)) / 86_400_000)
  .refine((day) => Number.isInteger(day), 'must begin with a day that exists');

async function main(argv: readonly string[]): Promise<void> {
  const { cases, key, merchant } = readOptions(schema, argv);
  const columns = key.split(',').map((name) => name.trim());
  const shape = {
    opened_at: opened,
    merchant: z.string(),
    ...Object.fromEntries(columns.map((name) => [`of ${name}`, z.string()])),
  };
  const named = { merchant, ...Object.fromEntries(columns.map((name) => [`of ${name}`, name])) };
  const cells = z.record(z.string(), z.unknown());
  const reports: Report[] = [];
  for await (const row of readTable(cases, z.object(shape), named)) {
    const all = cells.parse(row);
    const made = columns.map((name) => String(all[`of ${name}`])).join('/');
    reports.push({ day: row.opened_at, key: made, merchant: row.merchant });
  }
  const days = recurringDays(reports).map((one) => ({
    ...one,
    day: new Date(one.day * 86_400_000).toISOString().slice(0, 10),
    expected: Math.round(one.expected * 1_000) / 1_000,
  }));
  console.log(JSON.stringify(days, undefined, 1));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
