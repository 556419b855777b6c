import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { removing, scratchFolder } from '@firstsale/laptop-cloud/platform';
import { startDynoxide } from '@firstsale/laptop-cloud/services/dynoxide';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { bucketKey } from '../../adapters/dynamodb/keys.ts';
import { packLines } from '../../adapters/dynamodb/payment-lines.ts';
import { paymentReader } from '../../adapters/dynamodb/payment-reader.ts';
import { listSales } from '../../application/list-sales.ts';
import { recordsPerPart } from '../../domain/activation/fill-buckets.ts';
import { packPayments } from '../../domain/activation/pack-payments.ts';
import { idHashOf } from '../../domain/activation/payment-fact.ts';
import type { PackedPayment } from '../../domain/model/payments.ts';

const HOUR = 3_600_000;
const END = Date.parse('2026-12-01T00:00:00.000Z');
const span = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };
const hoursOfSpan = (END - Date.parse(span.from)) / HOUR;
const ROUNDS = 20;

/** sales spread evenly over the thirty days */
const rowsOf = function* (merchantId: string, payments: number) {
  const anHour = payments / hoursOfSpan;
  let n = 0;
  for (let at = 0; at < hoursOfSpan; at += 1) {
    const hour = new Date(Date.parse(span.from) + at * HOUR).toISOString();
    const until = Math.round((at + 1) * anHour);
    for (let part = 0; n < until; part += 1) {
      const records: PackedPayment[] = [];
      for (; n < until && records.length < recordsPerPart; n += 1) {
        const id = `pay_${merchantId.slice(-4)}_${n}`;
        const line = { id, reference: `ORD-${n}`, customer: 'J*** S***', card: '4242', method: 'card', plan: 'pay_in_3' };
        records.push({
          idHash: idHashOf({ kind: 'captured', id }),
          offsetMs: n % HOUR,
          amountMinor: 100 + (n % 9000),
          kind: 'captured',
          line,
        });
      }
      const row = {
        kind: 'bucket',
        merchantId,
        hour,
        part,
        version: 1,
        records: packPayments(records),
        lines: packLines(records),
      };
      yield { ...bucketKey(merchantId, hour, part), ...row };
    }
  }
};

/** printed: the first page of sales of merchants of very different size, as a ratio; and what it reads */
export async function benchSalesList(sizes: readonly number[] = [10, 10_000, 1_000_000]): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = mkdtempSync(join(scratchFolder(), 'sales-'));
  const dynoxide = await startDynoxide(join(folder, 'tables.sqlite'));
  const client = new DynamoDBClient({
    ...{ endpoint: `http://127.0.0.1:${dynoxide.port}`, region: 'eu-west-1', maxAttempts: 1 },
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const TableName = 'sales-bench';
  try {
    const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });
    const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
    const schema = { KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')], AttributeDefinitions: [text('pk'), text('sk')] };
    await client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...schema }));
    let units = 0;
    let requests = 0;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context['commandName'] === QueryCommand.name) requests += 1;
        return answer;
      },
      { step: 'initialize' },
    );
    const times: number[] = [];
    print('the first page of sales, 50 lines of the last 30 days');
    for (const [at, payments] of sizes.entries()) {
      const merchantId = `m_${String(at + 1).padStart(24, '0')}`;
      let batch: ReturnType<typeof encode>[] = [];
      let bytes = 0;
      let rows = 0;
      const put = async (): Promise<void> => {
        const requestsOf = batch.map((Item) => ({ PutRequest: { Item } }));
        if (batch.length > 0) await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requestsOf } }));
        batch = [];
      };
      for (const row of rowsOf(merchantId, payments)) {
        batch.push(encode(row));
        rows += 1;
        bytes += row.records.length + (row.lines?.length ?? 0);
        if (batch.length === 25) await put();
      }
      await put();
      const inner = paymentReader({ name: TableName, client });
      const reader: typeof inner = {
        ...inner,
        newest: async (...asked) => {
          const found = await inner.newest(...asked);
          units += found.reduce((sum, one) => sum + packPayments(one.records).length + (packLines(one.records)?.length ?? 0), 0);
          return found;
        },
      };
      const page = (counting: typeof inner) => listSales(counting, merchantId, { span, filter: {}, after: undefined, limit: 50 });
      units = 0;
      requests = 0;
      const shown = (await page(reader)).rows.length;
      const [queries, readBytes] = [requests, units];
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const began = performance.now();
        await page(inner);
        took.push(performance.now() - began);
      }
      const median = took.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
      times.push(median);
      print(
        `  ${String(payments).padStart(9)} sales in ${String(rows).padStart(6)} items of ${(bytes / rows / 1_024).toFixed(1)} KB: ${String(shown).padStart(3)} lines, ${queries} queries, ${(readBytes / 1_024).toFixed(0)} KB read, ${(median / (times[0] ?? median)).toFixed(1)} times the time of the smallest`,
      );
    }
    const [, ten = 0, million = 0] = times;
    print(`  a million sales against ten thousand: ${(million / ten).toFixed(2)} times the time`);
    if (million > 5 * ten) {
      print('the first page grows with the size of the merchant');
      process.exitCode = 1;
    }
  } finally {
    client.destroy();
    await dynoxide.stop();
    rmSync(folder, removing);
  }
}

if (import.meta.main) await benchSalesList();
