import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { traceReference } from '../../application/trace-reference.ts';
import type { MoneyReader } from '../../domain/trace/money-reader.ts';
import { moneyRules } from '../../domain/trace/shipped-rules.ts';
import type { Rung, Traced } from '../../domain/trace/trace-money.ts';
import { chance } from '../../world/chance.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readOptions } from '../read-options.ts';
import { readMoney } from '../trace/read-money.ts';
import { type Captured, writeMoney } from './made-up-money.ts';

// real order items as payments, with settlement files and bank statements made for them: each is traced at twenty instants of its life
const schema = z.object({ payments: z.string({ error: 'is missing: give the transactions' }) });
const { payments } = readOptions(schema, process.argv.slice(2));
const INSTANTS = 20;
const day = 86_400_000;

const shape = z.object({
  order_id: z.string(),
  order_item_id: z.string(),
  approved_at: z.string(),
  purchased_at: z.string(),
  price: z.string(),
});
const items: Captured[] = [];
for await (const { order_id, order_item_id, approved_at, purchased_at, price } of readTable(payments, shape)) {
  const at = Date.parse(`${(approved_at === '' ? purchased_at : approved_at).replace(' ', 'T')}Z`);
  items.push({ reference: `${order_id}-${order_item_id}`, at, amountMinor: Math.round(Number(price) * 100) });
}

/** how far along its way a rung is: with time it never goes back */
const order: Readonly<Partial<Record<Rung, number>>> = {
  ...{
    unknown: 0,
    attempted: 1,
    authorised: 2,
    funds_expected: 3,
    missing: 4,
    received: 5,
    in_batch: 5,
    in_payout: 6,
    sent: 7,
    on_bank_line: 8,
  },
  ...{ refunded: 9, disputed: 9, returned: 9 },
};
const faultsOf = (traces: readonly Traced[], reads: number, now: string): readonly string[] => {
  const [one, ...more] = traces;
  if (one === undefined) return ['nobody knows it'];
  return [
    ...(more.length === 0 ? [] : ['has two rungs']),
    ...(reads <= 5 ? [] : [`took ${reads} reads`]),
    ...(one.expectedBy !== null && one.expectedBy < now ? ['is expected in the past'] : []),
    ...(one.overdueSince !== null && one.overdueSince >= now ? ['is late before its day'] : []),
    ...(one.since === null || one.since > now ? ['is there since a day to come'] : []),
    ...(one.hops.some(({ at, proof }) => (at === null) !== (proof === null)) ? ['has a hop without proof'] : []),
  ];
};

const folder = mkdtempSync(path.join(tmpdir(), 'prove-trace-'));
const rungs = new Map<string, number>();
const faults = new Map<string, number>();
const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
try {
  writeMoney(folder, items, 1);
  const { index, refused } = await readMoney({ folders: [path.join(folder, 'settlements'), path.join(folder, 'bank')] });
  if (refused.length > 0) count(faults, `refused: ${refused[0]}`);
  let reads = 0;
  const read = <Answer>(answer: Answer): Answer => {
    reads += 1;
    return answer;
  };
  const counted: MoneyReader = {
    linesOf: (reference) => read(index.linesOf(reference)),
    payoutsOf: (batch) => read(index.payoutsOf(batch)),
    paymentOf: (references) => read(index.paymentOf(references)),
  };
  for (const { reference, at } of items)
    index.addPayment(reference, {
      captured: { at: new Date(at).toISOString(), proof: { file: path.basename(payments), row: null } },
    });
  for (const [n, { reference, at }] of items.entries()) {
    const instants = Array.from({ length: INSTANTS }, (_, i) => at + chance(2, n, i) * 60 * day).toSorted(
      (one, other) => one - other,
    );
    let before = 0;
    for (const instant of instants) {
      const now = new Date(instant).toISOString();
      reads = 0;
      const traces = await traceReference(counted, reference, moneyRules, now);
      for (const fault of faultsOf(traces, reads, now)) count(faults, fault);
      const rung = traces[0]?.rung ?? 'unknown';
      const along = order[rung] ?? -1;
      if (along < before) count(faults, `went back to ${rung}`);
      before = along;
      count(rungs, rung);
    }
  }
} finally {
  rmSync(folder, removing);
}
console.log(`${items.length} payments at ${INSTANTS} instants each:`);
for (const [rung, times] of [...rungs].toSorted(([, one], [, other]) => other - one))
  console.log(`  ${rung.padEnd(16)} ${times}`);
for (const [fault, times] of faults) console.log(`FAIL  ${times} times: ${fault}`);
// a proof that met few situations has proved little
const met = ['funds_expected', 'missing', 'in_batch', 'in_payout', 'sent', 'on_bank_line', 'refunded', 'disputed'].filter(
  (rung) => rungs.has(rung),
);
if (met.length < 6) console.log(`FAIL  only ${met.join(', ')} were met`);
const held = faults.size === 0 && met.length >= 6 && items.length > 0;
console.log(held ? 'one rung, one party, no expected day in the past, at most five reads: held' : 'did not hold');
process.exitCode = held ? 0 : 1;
