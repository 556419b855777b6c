import { transportTo } from '@firstsale/laptop-cloud/sdk-transport';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Laptop } from '../../world/laptop.ts';
import { openVirtualLaptop } from '../virtual-laptop.ts';
import { finishedItems } from './old-merchant/finished-items.ts';
import { onboard, pay, sale } from './payments-bench.ts';

const START = Date.parse('2026-03-02T12:00:00.000Z');
const EIGHT_DAYS = 8 * 86_400_000;
const steps = ['a case is opened', 'a case is closed', 'a payment', 'eight days of looks'] as const;
type Step = (typeof steps)[number];
type Units = Readonly<Record<Step, number>>;

/** read units of the old merchant at af52bf6, before finished items moved to the archive */
const before: Units = { 'a case is opened': 137, 'a case is closed': 137, 'a payment': 139, 'eight days of looks': 593.5 };
/** a merchant of years may cost this many times a new one */
const AIM = 2;
/** visits after which two years of finished items have moved, a dozen with each */
const VISITS = 130;

/** puts two years of finished items beside the live ones, as they lie in a table older than the archive */
async function grow({ cloud: { kernel }, tableName }: Laptop, subject: string): Promise<void> {
  const now = kernel.now();
  const client = dynamodbClient(transportTo(kernel, { kind: 'root' }));
  const store = merchantStore({ client, name: tableName, dueShards: 2, now: () => new Date(now).toISOString() });
  const merchantId = deriveMerchantId('direct', subject);
  const items = finishedItems(merchantId, now);
  for (let from = 0; from < items.length; from += 90)
    await store.commit(merchantId, { puts: items.slice(from, from + 90), deletes: [], timeline: [] }, null);
}

/** read units of the table itself */
const readUnits = ({ cloud: { kernel }, tableName }: Laptop): number => kernel.usage.read()[`dynamodb:read:${tableName}`] ?? 0;

const tell = (laptop: Laptop, subject: string, type: string, data: { readonly caseId: string }): Promise<void> => {
  const at = laptop.cloud.kernel.now();
  return pay(laptop, [{ id: `${type} ${at}`, type, subject, at, data }]);
};
const opens = { title: 'A terminal does not start', severity: 'normal' } as const;

/** read units of everything a step of one merchant brings about, through bus, functions and table */
async function unitsOf(laptop: Laptop, subject: string, label: string): Promise<Units> {
  const { kernel } = laptop.cloud;
  const does: Readonly<Record<Step, () => Promise<void>>> = {
    'a case is opened': () => tell(laptop, subject, 'case.opened.v1', { caseId: label, ...opens }),
    'a case is closed': () => tell(laptop, subject, 'case.closed.v1', { caseId: label }),
    'a payment': () => pay(laptop, [sale(subject, `${subject}-${label}`, kernel.now())]),
    'eight days of looks': async () => {
      await kernel.runUntil(kernel.now() + EIGHT_DAYS);
      await kernel.idle();
    },
  };
  const units: Record<Step, number> = { 'a case is opened': 0, 'a case is closed': 0, 'a payment': 0, 'eight days of looks': 0 };
  for (const step of steps) {
    const from = readUnits(laptop);
    await does[step]();
    units[step] = readUnits(laptop) - from;
  }
  return units;
}

/** each merchant alone on a laptop of its own, so that a week has its looks only; `visits` cases are opened and closed before it is measured */
async function measure(old: boolean, visits: number): Promise<Units> {
  const laptop = await openVirtualLaptop(START);
  try {
    const subject = 'shop';
    await onboard(laptop, [subject]);
    await pay(laptop, [sale(subject, 'first', laptop.cloud.kernel.now())]);
    if (old) await grow(laptop, subject);
    for (let n = 0; n < visits; n += 1) await tell(laptop, subject, 'case.opened.v1', { caseId: 'visit', ...opens });
    return await unitsOf(laptop, subject, 'measured');
  } finally {
    await laptop.cloud.stop();
  }
}

/** printed: read units of an old merchant beside a new one's at each step; fails when it costs more than twice as much */
export async function benchOldMerchant(): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print('read units of one merchant, everything a step brings about; old: two years, 200 messages, 300 tasks, 1,000 cases');
  print(`  ${''.padEnd(20)} ${'new'.padStart(7)} ${'old'.padStart(7)}   ratio   old rows not yet moved   old at af52bf6`);
  const young = await measure(false, VISITS);
  const unmoved = await measure(true, 0);
  const aged = await measure(true, VISITS);
  let held = true;
  for (const step of steps) {
    const ratio = aged[step] / young[step];
    held &&= ratio <= AIM;
    const [fresh, old, raw, was] = [young[step], aged[step], unmoved[step], before[step]].map((units) => units.toFixed(1));
    print(
      `  ${step.padEnd(20)} ${String(fresh).padStart(7)} ${String(old).padStart(7)}   ${ratio.toFixed(2).padStart(5)}   ${String(raw).padStart(22)}   ${String(was).padStart(14)}`,
    );
  }
  if (held) return;
  print(`an old merchant costs more than ${AIM} times a new one`);
  process.exitCode = 1;
}

if (import.meta.main) await benchOldMerchant();
