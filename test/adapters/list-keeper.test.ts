import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAttributes, changeShardsOf, packCount, packOf } from '../../adapters/dynamodb/keys.ts';
import { changesFrom } from '../../adapters/dynamodb/list-changes.ts';
import { listKeeper } from '../../adapters/dynamodb/list-keeper.ts';
import { readManifest, readPack } from '../../adapters/dynamodb/list-store.ts';
import { ListView } from '../../adapters/dynamodb/list-view.ts';
import { merchantLookup } from '../../adapters/dynamodb/merchant-lookup.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { currentRates, loadRates } from '../../adapters/dynamodb/reference-rates.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { volumeKeeper } from '../../adapters/dynamodb/volume-store.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import * as keepLists from '../../functions/events/keep-lists/handler.ts';
import { listening } from '../functions/town.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { nothingElse, someEntry, someMerchant } from './some.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide.stop());

const idOf = (n: number): string =>
  `m_${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}${String(n).padStart(16, '0')}`;
const start = Date.parse('2026-11-23T12:00:00.000Z');

let clock = start;
let table: Table;
beforeEach(async () => {
  clock = start;
  table = { ...(await dynoxide.table()), now: () => new Date(clock).toISOString() };
});
const now = (): string => new Date(clock).toISOString();
/** a second after the one before */
const change = async (n: number, legalName: string, version = 0, more: Partial<Merchant> = {}): Promise<void> => {
  clock += 1_000;
  const puts = [someMerchant(idOf(n), { legalName, version, ...more })];
  const timeline = [someEntry(idOf(n), `e${n}-${version}`)];
  await merchantStore(table).commit(idOf(n), { ...nothingElse, puts, timeline }, null);
};
const names = async (view = new ListView(table)): Promise<readonly string[]> =>
  (await view.look(now())).merchants.map(({ listed }) => listed.legalName).sort();
const packed = async (): Promise<readonly string[]> => {
  const { packs } = await readManifest(table);
  const kept = await Promise.all(packs.flatMap((version, at) => (version === 0 ? [] : [readPack(table, at)])));
  return kept.flatMap((pack) => pack?.merchants.map(({ legalName }) => legalName) ?? []).sort();
};

describe('the list of merchants', () => {
  test('is read without writing anything, before anybody kept it and after', async () => {
    for (let n = 0; n < 6; n += 1) await change(n, `Shop ${n}`);
    const kept = new ListView(table);
    expect(await names(kept)).toHaveLength(6);
    expect((await readManifest(table)).version).toBe(0);
    expect(await packed()).toEqual([]);
    await listKeeper(table).keep(now(), 10);
    const { version } = await readManifest(table);
    await change(2, 'Shop 2 anew', 1);
    for (const view of [kept, new ListView(table)])
      expect(await names(view)).toEqual(['Shop 0', 'Shop 1', 'Shop 2 anew', 'Shop 3', 'Shop 4', 'Shop 5']);
    expect((await readManifest(table)).version).toBe(version);
    expect(await packed()).toContain('Shop 2');
  });

  test('shows a merchant once, in the line it has now, whoever kept it meanwhile', async () => {
    const view = new ListView(table);
    await change(1, 'Old name');
    expect(await names(view)).toEqual(['Old name']);
    await change(1, 'New name', 1);
    expect(await names(view)).toEqual(['New name']);
    await listKeeper(table).keep(now(), 10);
    clock += 10 * 60_000;
    expect(await names(view)).toEqual(['New name']);
    expect(await packed()).toEqual(['New name']);
  });

  test('says how far it knows where more changed than one request looks at, and knows the rest with the next ones', async () => {
    for (let n = 0; n < 30; n += 1) await change(n, `Shop ${n}`);
    const view = new ListView(table, 5);
    const looks = [await view.look(now())];
    while (looks.at(-1)?.behind === true && looks.length < 20) looks.push(await view.look(now()));
    expect(looks[0]?.behind).toBe(true);
    expect(String(looks[0]?.asOf) < now()).toBe(true);
    expect(looks.at(-1)).toMatchObject({ behind: false, asOf: now() });
    expect(looks.at(-1)?.merchants).toHaveLength(30);
  });
});

describe('the value of merchants', () => {
  const rated = (asOf: string, JPY: number) => ({ asOf, rates: { JPY, BRL: 1 }, sample: false });
  const value = async (view: ListView): Promise<string | undefined> =>
    (await view.look(now())).merchants.find(({ listed }) => listed.merchantId === idOf(1))?.orders.value;

  test('is that of the rates loaded last, for kept and for new lines; rates of an earlier day change nothing', async () => {
    await change(1, 'Shop', 0, { currency: 'JPY', declaredMonthlyVolumeMinor: 1_000_000 });
    await listKeeper(table).keep(now(), 10);
    const view = new ListView(table);
    const bySample = await value(view);
    expect((await currentRates(table)).sample).toBe(true);
    expect(await loadRates(table, rated('2026-11-20', 100), { at: now(), by: 'gwen' })).toBe(true);
    const byRates = await value(view);
    expect(byRates).not.toBe(bySample);
    expect(await loadRates(table, rated('2026-11-19', 1), { at: now(), by: 'gwen' })).toBe(false);
    expect((await currentRates(table)).asOf).toBe('2026-11-20');
    expect(await value(view)).toBe(byRates);
    expect(await value(new ListView(table))).toBe(byRates);
  });

  test('what a merchant is found by is kept with its line and shown by none', async () => {
    await change(1, 'Shop', 0);
    await listKeeper(table).keep(now(), 10);
    const [line] = (await new ListView(table).look(now())).merchants;
    expect(line?.emails).not.toBe('');
    expect(JSON.stringify(line?.listed)).not.toContain(line?.emails);
  });
});

describe('who keeps the packs of the list', () => {
  test('takes in what changed, round by round, and goes on where it stopped', async () => {
    for (let n = 0; n < 20; n += 1) await change(n, `Shop ${n}`);
    clock += 10 * 60_000;
    const log = listening();
    const keeper = listKeeper(table);
    await keepLists.handle({ keeper, merchants: merchantLookup(table), volumes: volumeKeeper(table), clock: { now }, log })([]);
    expect(log.lines).toEqual([{ event: 'lists.kept', fields: { taken: 20, behind: false, counted: 0 } }]);
    expect(await packed()).toHaveLength(20);
    clock += 10 * 60_000;
    await change(3, 'Shop 3 anew', 1);
    clock += 10 * 60_000;
    expect(await keeper.keep(now(), 10)).toEqual({ taken: 1, behind: false });
    expect(await packed()).toContain('Shop 3 anew');
    // nothing new, nothing read but the last minutes
    clock += 10 * 60_000;
    expect(await keeper.keep(now(), 10)).toEqual({ taken: 0, behind: false });
  });

  test('may be several at once: every line is the newest, and the manifest knows every pack', async () => {
    for (let n = 0; n < 24; n += 1) await change(n, `Shop ${n}`);
    const keepers = [listKeeper(table), listKeeper(table), listKeeper(table)];
    const keeping = keepers.map((keeper) => keeper.keep(now(), 10));
    for (let n = 0; n < 8; n += 1) await change(n, `Shop ${n} anew`, 1);
    await Promise.all(keeping);
    await listKeeper(table).keep(now(), 10);
    const all = await packed();
    expect(all).toHaveLength(24);
    expect(all.filter((name) => name.endsWith('anew'))).toHaveLength(8);
  });

  test('loses nothing when it dies after the packs and before the manifest', async () => {
    await change(1, 'Shop 1');
    const dying = {
      ...table,
      client: new Proxy(table.client, {
        get: (client, name) =>
          name === 'send'
            ? (command: unknown) => {
                if (command instanceof PutItemCommand && command.input.Item?.['sk']?.S === 'MANIFEST')
                  return Promise.reject(new Error('the process died'));
                return client.send(command as never);
              }
            : Reflect.get(client, name),
      }),
    };
    await expect(listKeeper(dying).keep(now(), 10)).rejects.toThrow('died');
    expect(await names()).toEqual(['Shop 1']);
    await listKeeper(table).keep(now(), 10);
    expect(await packed()).toEqual(['Shop 1']);
    expect((await readManifest(table)).packs).toHaveLength(packCount);
  });
});

test('a page of changes ends before what a shard may hold more of, even where much changed at one instant', async () => {
  for (let n = 0; n < 12; n += 1) {
    await change(n, `Shop ${n}`);
    clock -= 1_000;
  }
  clock += 1_000;
  const page = await changesFrom(table, '0', now(), 2);
  expect(new Set(page.changes.map(({ merchantId }) => merchantId)).size).toBe(12);
  const seen: string[] = [];
  for (let n = 20; n < 40; n += 1) await change(n, `Shop ${n}`);
  for (let from = '0'; ; ) {
    const { changes, upTo, more } = await changesFrom(table, from, now(), 3);
    seen.push(...changes.map(({ key }) => key));
    if (!more) break;
    from = `${upTo}\u0000`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(31);
});

test('a part of the merchants reads the changes of its own merchants only', () => {
  const all = Array.from({ length: 4_000 }, (_, n) => idOf(n));
  for (const parts of [1, 2, 3, 4, 8, 16]) {
    for (let part = 0; part < parts; part += 1) {
      const own = all.filter((id) => packOf(id) % parts === part).map((id) => changeAttributes(id, '')['changeShard']);
      expect(changeShardsOf(part, parts)).toEqual([...new Set(own)].sort());
    }
  }
  expect(changeShardsOf(5, 8)).toEqual(['1']);
});
