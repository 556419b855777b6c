import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { readSettlements } from '../../adapters/settlement-files/read-settlements.ts';

// a settlement file of a hundred thousand and of a million lines: time per line should not grow, nor memory with it. Baseline: the smaller file
const folder = mkdtempSync(path.join(tmpdir(), 'settlement-bench-'));
const header = 'automatic_payout_id,balance_transaction_id,currency,gross,fee,net,reporting_category\n';

const fileOf = async (lines: number): Promise<string> => {
  const file = path.join(folder, `${lines}.csv`);
  const handle = await open(file, 'w');
  await handle.write(header);
  for (let from = 0; from < lines; from += 10_000) {
    const part = Array.from({ length: 10_000 }, (_, n) => `po_${n % 40},txn_${from + n},eur,10.00,0.25,9.75,charge\n`);
    await handle.write(part.join(''));
  }
  await handle.close();
  return file;
};

const measure = async (lines: number): Promise<number> => {
  const file = await fileOf(lines);
  const began = performance.now();
  const batches = (await readSettlements(file)) ?? [];
  const took = performance.now() - began;
  const read = batches.reduce((sum, one) => sum + one.lines, 0);
  if (read !== lines) throw new Error(`read ${read} of ${lines} lines`);
  console.log(
    `${lines.toLocaleString('en')} lines: ${(took / 1000).toFixed(1)} s, ${((took * 1000) / lines).toFixed(1)} µs a line, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  return took / lines;
};

try {
  await measure(10_000);
  const [small, large] = [await measure(100_000), await measure(1_000_000)];
  const ratio = large / small;
  console.log(`a line of a million costs ${ratio.toFixed(2)} times a line of a hundred thousand (at most 1.5)`);
  const memory = process.resourceUsage().maxRSS / 1024;
  if (ratio > 1.5 || memory > 512) process.exitCode = 1;
} finally {
  rmSync(folder, removing);
}
