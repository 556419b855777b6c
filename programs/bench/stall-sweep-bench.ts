import { encode } from '../../adapters/dynamodb/codec.ts';
import { attributesOf } from '../../adapters/dynamodb/keys.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Ladder } from '../../domain/model/ladder.ts';
import { readConfig } from '../../lib/config.ts';
import type { Laptop } from '../../world/laptop.ts';
import { openVirtualLaptop } from '../virtual-laptop.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T12:30:00.000Z');
const DUE = 100;

export interface Sweep {
  readonly merchants: number;
  readonly due: number;
  /** times the schedule fired */
  readonly sweeps: number;
  /** read units of the due index in one hourly sweep */
  readonly indexReads: number;
  /** read units of the table: looking at what was due */
  readonly tableReads: number;
  readonly requests: number;
  /** real time of the virtual hour */
  readonly ms: number;
}

/** what an hourly sweep costs with more and more merchants of whom the same hundred are due; `sizes` ascending */
export async function sweepAt(
  sizes: readonly number[],
  told: (sweep: Sweep) => void = () => undefined,
): Promise<readonly Sweep[]> {
  const laptop = await openVirtualLaptop(START);
  const { dueShards } = readConfig('dev');
  const due = new Date(START).toISOString();
  const idle = new Date(START + 90 * 24 * HOUR).toISOString();
  try {
    const sweeps: Sweep[] = [];
    // half an hour off the schedule's beat: each measured hour holds one sweep
    await laptop.cloud.kernel.runUntil(START + HOUR / 2);
    await writeLadders(laptop, dueShards, 0, DUE, () => due);
    // once unmeasured: a function that starts reads the policy
    await anHour(laptop, DUE);
    let written = DUE;
    for (const merchants of sizes) {
      await writeLadders(laptop, dueShards, written, merchants, () => idle);
      written = merchants;
      const sweep = await anHour(laptop, merchants);
      told(sweep);
      sweeps.push(sweep);
    }
    return sweeps;
  } finally {
    await laptop.cloud.stop();
  }
}

async function anHour({ cloud: { kernel }, tableName }: Laptop, merchants: number): Promise<Sweep> {
  const before = kernel.usage.read();
  const began = performance.now();
  await kernel.runUntil(kernel.now() + HOUR);
  await kernel.idle();
  const ms = Math.round(performance.now() - began);
  const after = kernel.usage.read();
  const spent = (counter: string): number => (after[counter] ?? 0) - (before[counter] ?? 0);
  return {
    merchants,
    due: DUE,
    sweeps: spent('scheduler:invocations'),
    indexReads: spent(`dynamodb:read:${tableName}/due`),
    tableReads: spent(`dynamodb:read:${tableName}`),
    requests: spent('lambda:requests'),
    ms,
  };
}

/** BatchWriteItem takes 25 */
const ROWS_A_CALL = 25;

/** the ladder of one merchant of many, due at an instant (ISO 8601) */
const ladderOf = (n: number, dueAt: string): Ladder => ({
  kind: 'ladder',
  merchantId: deriveMerchantId('bench', String(n)),
  id: 'activation',
  version: 1,
  stage: 'activation',
  status: 'watching',
  startedAt: dueAt,
  lastProgressAt: dueAt,
  rung: 0,
  sent: [],
  dueAt,
});

/** writes the ladders of the merchants `from` to `to` (exclusive) as they lie in the table, `dueAt` each */
async function writeLadders(
  { cloud, tableName }: Laptop,
  dueShards: number,
  from: number,
  to: number,
  dueAt: (n: number) => string,
): Promise<void> {
  const { kernel } = cloud;
  const write = async (): Promise<void> => {
    for (let first = from; first < to; first += ROWS_A_CALL) {
      const rows = Array.from({ length: Math.min(ROWS_A_CALL, to - first) }, (_, at) => {
        const ladder = ladderOf(first + at, dueAt(first + at));
        return { PutRequest: { Item: encode({ ...ladder, ...attributesOf(ladder, dueShards) }) } };
      });
      const input = { RequestItems: { [tableName]: rows } };
      await kernel.call({ service: 'dynamodb', action: 'BatchWriteItem', input, principal: { kind: 'root' } });
    }
  };
  await kernel.request('write the ladders', write);
  // the table's stream is read before anything is measured
  await kernel.runUntil(kernel.now() + HOUR / 12);
}

/** the sweep at the sizes the design promises, printed; fails when more merchants cost more */
export async function benchSweep(sizes: readonly number[] = [1_000, 10_000, 100_000]): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print('one hourly sweep, 100 merchants due (read units: half a unit per 4 KB, eventually consistent, on the index)');
  print('  merchants   due index   table   Lambda requests   real ms');
  const sweeps = await sweepAt(sizes, ({ merchants, indexReads, tableReads, requests, ms }) =>
    print(
      `  ${String(merchants).padStart(9)}   ${String(indexReads).padStart(9)}   ${String(tableReads).padStart(5)}   ${String(requests).padStart(15)}   ${String(ms).padStart(7)}`,
    ),
  );
  const units = new Set(sweeps.map(({ indexReads, tableReads }) => indexReads + tableReads));
  if (units.size > 1) {
    print('more merchants cost more read units');
    process.exitCode = 1;
  }
}

if (import.meta.main) await benchSweep();
