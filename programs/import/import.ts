import * as z from 'zod';
import { rowsAtOnce } from '../../domain/import/import-columns.ts';
import { BadOption } from '../../world/bad-option.ts';
import { readOptions } from '../read-options.ts';
import { openProgress } from './import-progress.ts';
import { readMerchantFile, readMerchantList } from './read-merchants.ts';
import { sendRows } from './send-rows.ts';

const usage = `npm run import -- --file merchants.csv --to https://<console>/api --reason "moved to us" [--dry-run]
npm run import -- --list https://<system>/merchants --to …

  FIRSTSALE_TOKEN      token of a lead, as the console sends it
  LIST_AUTHORIZATION   whole Authorization header for --list, where it wants one
  --progress <file>    how far it came; without it import-progress.json. Started again, the program goes on there
  --dry-run            says for each row what would happen, and writes nothing; docs/import.md has the columns`;

const options = z.object({
  file: z.string().optional(),
  list: z.url().optional(),
  to: z.url({ error: 'is missing: give the address of the API' }),
  reason: z.string({ error: 'is missing: say why, the timeline keeps it' }).min(1),
  progress: z.string().default('import-progress.json'),
  'dry-run': z.boolean().default(false),
});

async function main(argv: readonly string[]): Promise<boolean> {
  const { file, list, to, reason, progress, 'dry-run': dryRun } = readOptions(options, argv, ['dry-run']);
  const token = process.env['FIRSTSALE_TOKEN'];
  if (token === undefined || token === '') throw new BadOption('FIRSTSALE_TOKEN is missing: set it to the token of a lead');
  if ((file === undefined) === (list === undefined)) throw new BadOption('give --file or --list, one of them');
  const rows =
    file === undefined ? await readMerchantList(list ?? '', process.env['LIST_AUTHORIZATION']) : readMerchantFile(file);
  if (rows.length === 0) throw new BadOption('there is no merchant in it');
  const kept = dryRun ? undefined : openProgress(progress, rows);
  const counts = { imported: 0, imported_before: 0, refused: 0 };
  const begun = kept?.answered ?? 0;
  if (begun > 0) console.log(`going on after ${begun} of ${rows.length} rows`);
  for (let from = begun; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    const { done, refused } = await sendRows({ to: to.replace(/\/$/, ''), token, reason, dryRun }, part);
    for (const { line, reference, outcome } of done) {
      counts[outcome] += 1;
      if (dryRun) console.log(`line ${line}: ${reference} ${outcome === 'imported' ? 'would be imported' : 'is there already'}`);
    }
    counts.refused += refused.length;
    for (const { line, reference, code, field } of refused)
      console.log(`line ${line}: ${reference} refused, ${code}${field === undefined ? '' : ` ${field}`}`);
    kept?.save(from + part.length);
    console.log(`${from + part.length} of ${rows.length} rows`);
  }
  const { imported, imported_before: before, refused } = counts;
  console.log(`${imported} ${dryRun ? 'would be imported' : 'imported'}, ${before} there already, ${refused} refused`);
  return refused === 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
