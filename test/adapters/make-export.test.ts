import { readFileSync } from 'node:fs';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, test } from 'vitest';
import { rowFiles } from '../../adapters/files/row-files.ts';
import { loadStore } from '../../adapters/memory/load-store.ts';
import { merchantStore } from '../../adapters/memory/merchant-store.ts';
import { outageStore } from '../../adapters/memory/outage-store.ts';
import { policyStore } from '../../adapters/memory/policy-store.ts';
import { paymentReader } from '../../adapters/memory/readers.ts';
import { emptyWorld, of } from '../../adapters/memory/world.ts';
import { type ExportNeeds, makeExport } from '../../application/make-export.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { fillBuckets } from '../../domain/activation/fill-buckets.ts';
import type { ExportFormat } from '../../domain/model/data-export.ts';
import type { Payout } from '../../domain/model/payout.ts';
import { askExport } from '../../domain/sales/export.ts';
import { aPolicy } from '../domain/given.ts';
import { nothingElse, someId, someMerchant } from './some.ts';

const id = someId(9);
const exportId = '2026-11-30T10:00:00.000Z~0123abcd';
const asked = { from: '2026-11-01', to: '2026-11-30', language: 'en', by: 'lia@x.example', objectKey: 'exports/k' } as const;

const paid = (n: number): Payout => ({
  ...{
    kind: 'payout',
    merchantId: id,
    id: `2026-11-${10 + n}~po-${n}`,
    version: 1,
    payoutId: `po-${n}`,
    amountMinor: 500,
    currency: 'BRL',
  },
  ...{ initiatedOn: `2026-11-${10 + n}`, status: n === 3 ? 'failed' : 'paid', statusAt: `2026-11-${10 + n}T06:00:00.000Z` },
});

/** a merchant of three hundred sales and three payouts that asked for a file; `fails` says at which call something breaks */
const town = async (format: ExportFormat, fails: (call: number) => boolean = () => false) => {
  const world = emptyWorld();
  const inner = merchantStore(world);
  const policies = policyStore({ document: aPolicy(), now: () => '2026-11-30T10:00:00.000Z' });
  const policy = await policies.active();
  const merchant = someMerchant(id, { policyVersion: policy.version });
  await inner.commit(id, { ...nothingElse, puts: [merchant] }, null);
  const facts = Array.from({ length: 300 }, (_, n) => ({
    ...{ kind: 'captured' as const, id: `p${n}`, amountMinor: 100 + n, currency: 'BRL' },
    ...{
      at: new Date(Date.parse('2026-11-05T00:00:00.000Z') + n * 3_600_000).toISOString(),
      line: { id: `p${n}`, reference: '=1+1' },
    },
  }));
  for (const bucket of fillBuckets(id, [], facts).buckets) await inner.commit(id, { ...nothingElse, buckets: [bucket] }, null);
  const snapshot = await inner.load(id);
  if (snapshot === undefined) throw new Error('no merchant');
  const wish = askExport(snapshot, { ...asked, exportId, format }, { now: '2026-11-30T10:00:00.000Z', policy });
  await inner.commit(id, wish, null);
  let calls = 0;
  const breaking =
    <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args) => {
      calls += 1;
      if (fails(calls)) throw new Error(`broke at call ${calls}`);
      return call(...args);
    };
  const payouts = [1, 2, 3, 4].map(paid);
  const shelf = new Map<string, Uint8Array>();
  const merchants = { ...inner, recall: breaking(inner.recall), load: breaking(inner.load), commit: breaking(inner.commit) };
  const needs: ExportNeeds = {
    merchants,
    payments: { newest: breaking(paymentReader(world).newest) },
    payouts: {
      newest: breaking(async (_, { before }) => payouts.filter((one) => one.id < before).toReversed()),
    },
    files: rowFiles,
    shelf: { put: breaking(async (key, { path }) => void shelf.set(key, readFileSync(path))) },
    work: unitOfWork({ merchants, policies, outages: outageStore(), loads: loadStore(world) }),
  };
  const told = () => [...of(world.timeline, id).values()].map(({ type }) => type);
  const item = () => inner.recall(id, { kind: 'export', id: exportId });
  return { needs, shelf, told, item, calls: () => calls };
};
const now = () => '2026-11-30T10:01:00.000Z';

describe('a file of every movement', () => {
  test('has a row for each, payouts where they belong, and is told of with its totals', async () => {
    const { needs, shelf, item } = await town('csv');
    await makeExport(needs, id, exportId, now);
    const lines = new TextDecoder().decode(shelf.get('exports/k')).trimEnd().split('\r\n');
    expect([lines.length, lines[0]?.startsWith('Date (America/Sao_Paulo)')]).toEqual([304, true]);
    const dates = lines.slice(1).map((line) => line.slice(0, 19));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(await item()).toMatchObject({
      ...{ status: 'ready', bytes: shelf.get('exports/k')?.length },
      totals: { rows: 303, sales: 300, salesMinor: 74_850, payouts: 3, payoutsMinor: 1_500 },
    });
  });

  test('as a workbook has numbers as numbers and everything else as text', async () => {
    const { needs, shelf } = await town('xlsx');
    await makeExport(needs, id, exportId, now);
    const book = new Workbook();
    await book.xlsx.load(shelf.get('exports/k') ?? new Uint8Array());
    const sheet = book.getWorksheet('1');
    expect(sheet?.rowCount).toBe(304);
    const cells = Array.from({ length: 303 }, (_, n) => sheet?.getRow(n + 2)).map((row) => ({
      amount: row?.getCell(3).value,
      format: row?.getCell(3).numFmt,
      reference: row?.getCell(5).value,
    }));
    expect(new Set(cells.map(({ format }) => format))).toEqual(new Set(['0.00']));
    expect(cells.filter(({ amount }) => amount === -5).length).toBe(3);
    expect(cells.filter(({ reference }) => reference === '=1+1').length).toBe(300);
  });

  test('is one and told of once, wherever it broke before, and however often it is asked to be made', async () => {
    const sound = await town('csv');
    await makeExport(sound.needs, id, exportId, now);
    const calls = sound.calls();
    expect(calls).toBeGreaterThan(5);
    for (let broken = 1; broken <= calls; broken += 1) {
      const { needs, shelf, told } = await town('csv', (call) => call === broken);
      await expect(makeExport(needs, id, exportId, now)).rejects.toThrow(`broke at call ${broken}`);
      await makeExport(needs, id, exportId, now);
      await makeExport(needs, id, exportId, now);
      expect([...shelf.keys()]).toEqual(['exports/k']);
      expect(shelf.get('exports/k')).toEqual(sound.shelf.get('exports/k'));
      expect(told()).toEqual(['export.asked.v1', 'export.made.v1']);
    }
  });
});
