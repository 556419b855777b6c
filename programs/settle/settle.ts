import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSettlements } from '../../adapters/settlement-files/read-settlements.ts';
import { plainAmount } from '../../domain/money/minor-units.ts';
import type { SettledBatch } from '../../domain/settlement/settled-batch.ts';
import { BadOption } from '../../world/bad-option.ts';
import { readOptions, usage } from './settle-options.ts';

const filesIn = (folder: string): readonly string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => path.join(folder, name))
      .toSorted();
  } catch (cause) {
    throw new BadOption(`${folder} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
};

const amount = (minor: number, currency: string | null): string =>
  Number.isInteger(minor) ? plainAmount(minor, currency ?? 'EUR') : String(minor / 100);

const told = ({ file, format, status, reference, lines, currency, sumMinor, reason }: SettledBatch): string => {
  const of = reference === null || reference === '' ? '' : ` ${reference}`;
  const facts = `${lines} lines, ${amount(sumMinor, currency)} ${currency ?? ''}`.trim();
  return `${status.padEnd(9)} ${file}${of} (${format}): ${facts}${reason === null ? '' : `\n          ${reason}`}`;
};

async function main(argv: readonly string[]): Promise<boolean> {
  const { dir, bank, json } = readOptions(argv);
  const folders = [dir, bank].filter((one) => one !== undefined);
  if (folders.length === 0) throw new BadOption('--dir is missing: give the folder of the files');
  const settled: SettledBatch[] = [];
  const left: string[] = [];
  const seen = new Set<string>();
  for (const file of folders.flatMap(filesIn)) {
    if (seen.has(path.resolve(file))) continue;
    seen.add(path.resolve(file));
    const batches = await readSettlements(file);
    if (batches === undefined) left.push(path.basename(file));
    for (const batch of batches ?? []) {
      settled.push(batch);
      console.log(told(batch));
    }
  }
  if (settled.length === 0) throw new BadOption(`there is no file to read in ${folders.join(' and ')}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(settled, undefined, 1)}\n`);
  const of = (status: SettledBatch['status']): number => settled.filter((one) => one.status === status).length;
  const others = left.length === 0 ? '' : `; left out as no settlement: ${left.join(', ')}`;
  console.log(`\n${of('balanced')} balanced, ${of('read')} read, ${of('refused')} refused${others}`);
  return of('refused') === 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
