import * as z from 'zod';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { projectPath } from '../../lib/project.ts';
import type { Laptop } from '../../world/laptop.ts';
import { type OutsideEvent, sendEvents } from '../../world/outside-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';
import { openVirtualLaptop } from '../virtual-laptop.ts';

const policy = readPolicyFile(projectPath('policies/default.json'));
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T12:00:00.000Z');

export interface PaymentCost {
  readonly name: string;
  readonly payments: number;
  /** write units of the table and its indexes a payment */
  readonly writesEach: number;
  readonly readsEach: number;
  readonly requests: number;
  /** payments counted; anything but `payments` is a fault */
  readonly counted: number;
}

/** one way in which payments arrive: how many, of how many merchants, how many at one instant */
export interface Arrival {
  readonly name: string;
  readonly payments: number;
  readonly merchants: number;
  readonly atOnce: number;
}

export const arrivals: readonly Arrival[] = [
  { name: 'baseline: one transaction per payment', payments: 100, merchants: 1, atOnce: 1 },
  { name: '1,000 at once of one merchant', payments: 1_000, merchants: 1, atOnce: 1_000 },
  { name: '1,000 at once of ten merchants', payments: 1_000, merchants: 10, atOnce: 1_000 },
];
/** write units a payment at af52bf6, printed by this bench there */
const before: Readonly<Record<string, number>> = {
  'baseline: one transaction per payment': 4.16,
  '1,000 at once of one merchant': 0.05,
  '1,000 at once of ten merchants': 0.1,
};

const application = {
  legalName: 'Bench Books',
  legalEntityType: 'sole_proprietor',
  mcc: '5942',
  country: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  companyRegisteredOn: '2015-03-02',
  website: 'https://bench.example.com',
  contact: { email: 'office@bench.example.com' },
  paymentMethods: ['card'],
};

/** what each way of arriving costs, through bus, queue, function and table */
export async function payAs(ways: readonly Arrival[], told: (cost: PaymentCost) => void = () => undefined) {
  const laptop = await openVirtualLaptop(START);
  try {
    const costs: PaymentCost[] = [];
    for (const [way, arrival] of ways.entries()) {
      const cost = await measure(laptop, arrival, `way-${way}`);
      told(cost);
      costs.push(cost);
    }
    return costs;
  } finally {
    await laptop.cloud.stop();
  }
}

async function measure(laptop: Laptop, arrival: Arrival, prefix: string): Promise<PaymentCost> {
  const { kernel } = laptop.cloud;
  const shops = Array.from({ length: arrival.merchants }, (_, n) => `${prefix}-${n}`);
  await onboard(laptop, shops);
  // the first sale is activation's business, not the volume's
  await pay(
    laptop,
    shops.map((subject) => sale(subject, `${subject}-first`, kernel.now())),
  );
  const before = kernel.usage.read();
  for (let sent = 0; sent < arrival.payments; sent += arrival.atOnce) {
    const now = kernel.now();
    await pay(
      laptop,
      Array.from({ length: arrival.atOnce }, (_, n) => {
        const subject = shops[(sent + n) % shops.length] ?? '';
        return sale(subject, `${subject}-${sent + n}`, now);
      }),
    );
  }
  const after = kernel.usage.read();
  const table = (kind: 'read' | 'write'): number =>
    Object.entries(after)
      .filter(([counter]) => counter.startsWith(`dynamodb:${kind}:`))
      .reduce((sum, [counter, units]) => sum + units - (before[counter] ?? 0), 0);
  let counted = -shops.length;
  for (const subject of shops) counted += await countOf(laptop, subject);
  return {
    name: arrival.name,
    payments: arrival.payments,
    writesEach: table('write') / arrival.payments,
    readsEach: table('read') / arrival.payments,
    requests: (after['lambda:requests'] ?? 0) - (before['lambda:requests'] ?? 0),
    counted,
  };
}

export const sale = (subject: string, paymentId: string, at: number): OutsideEvent => ({
  id: `captured ${paymentId}`,
  type: 'payment.captured.v1',
  subject,
  at,
  data: {
    ...{ paymentId, amountMinor: 100, currency: 'BRL', capturedAt: new Date(at).toISOString() },
    ...{ method: 'card', card: '4242', customer: `Buyer ${paymentId}`, reference: `ORD-${paymentId}`, plan: 'pay_in_3' },
  },
});

/** puts events on the bus and lets a minute pass, longer than the queue gathers a batch */
export async function pay({ cloud: { kernel }, busName }: Laptop, events: readonly OutsideEvent[]): Promise<void> {
  await kernel.request('events', () =>
    sendEvents(kernel, { busName, sourceOf: (event) => senderOf(policy, event, 'bench') }, events),
  );
  await kernel.runUntil(kernel.now() + MINUTE);
  await kernel.idle();
}

export async function onboard(laptop: Laptop, shops: readonly string[]): Promise<void> {
  const { kernel } = laptop.cloud;
  const tell = (type: string, data: Readonly<Record<string, unknown>>): Promise<void> =>
    pay(
      laptop,
      shops.map((subject) => ({
        id: `${subject} ${type} ${JSON.stringify(data)}`.slice(0, 128),
        type,
        subject,
        at: kernel.now(),
        data,
      })),
    );
  await tell('merchant.application.submitted.v1', application);
  // all are alike, so the first one tells what is asked; boarding and the go-live list open later
  const [first = ''] = shops;
  let asked: readonly string[] = [];
  for (let open = await openOf(laptop, first); open.length > 0; open = await openOf(laptop, first)) {
    if (String(open) === String(asked)) throw new Error(`nobody believes that ${String(open)} is right`);
    for (const requirementId of open) await tell('requirement.verified.v1', { requirementId });
    asked = open;
  }
}

const requirementKey = z.object({ sk: z.object({ S: z.string() }), dueStatus: z.object({ S: z.string() }) });
const rows = z.object({ Items: z.array(requirementKey) });

async function openOf({ cloud, tableName }: Laptop, subject: string): Promise<readonly string[]> {
  const answer = await cloud.call('dynamodb', 'Query', {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :requirement)',
    ExpressionAttributeValues: {
      ':pk': { S: `M#${deriveMerchantId('direct', subject)}` },
      ':requirement': { S: 'REQUIREMENT#' },
    },
  });
  return rows
    .parse(answer)
    .Items.filter(({ dueStatus }) => ['currently_due', 'past_due'].includes(dueStatus.S))
    .map(({ sk }) => sk.S.slice('REQUIREMENT#'.length));
}

async function countOf({ cloud, tableName }: Laptop, subject: string): Promise<number> {
  const Key = { pk: { S: `M#${deriveMerchantId('direct', subject)}` }, sk: { S: 'PAYMENTS#totals' } };
  const answer = await cloud.call('dynamodb', 'GetItem', { TableName: tableName, Key });
  const found = JSON.stringify(answer).match(/"count":\{"N":"(\d+)"\}/);
  return Number(found?.[1] ?? 0);
}

/** printed: write units per payment beside the baseline */
export async function benchPayments(): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print('write units per payment, table and indexes, timeline included (a transaction costs two units per KB and item)');
  const costs = await payAs(arrivals, ({ name, payments, writesEach, readsEach, requests, counted }) =>
    print(
      `  ${name.padEnd(40)} ${writesEach.toFixed(3).padStart(8)} write  ${readsEach.toFixed(3).padStart(8)} read  ${String(requests).padStart(5)} Lambda requests  ${counted} of ${payments} counted, ${before[name]?.toFixed(3) ?? 'unknown'} write at af52bf6`,
    ),
  );
  const [baseline, ...batched] = costs;
  for (const { name, writesEach } of batched)
    print(`  ${name}: ${((baseline?.writesEach ?? 0) / writesEach).toFixed(0)} times fewer write units than the baseline`);
  if (costs.some(({ counted, payments }) => counted !== payments) || batched.some(({ writesEach }) => writesEach >= 0.5)) {
    print('payments were lost or doubled, or cost half a write unit or more');
    process.exitCode = 1;
  }
}

if (import.meta.main) await benchPayments();
