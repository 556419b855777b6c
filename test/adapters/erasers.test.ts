import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { archiveKey, booksPartition, itemKey } from '../../adapters/dynamodb/keys.ts';
import { loadReader } from '../../adapters/dynamodb/load-store.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { paymentLedger } from '../../adapters/dynamodb/payment-ledger.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { archiveEraser, booksEraser } from '../../adapters/erasers/apart-eraser.ts';
import { buyersEraser } from '../../adapters/erasers/buyers-eraser.ts';
import { itemsEraser } from '../../adapters/erasers/items-eraser.ts';
import { applicationEraser, heldEraser, messagesEraser, rejectedEraser } from '../../adapters/erasers/rows-eraser.ts';
import { sentOutEraser } from '../../adapters/erasers/sent-out-eraser.ts';
import { markerEraser, timelineEraser } from '../../adapters/erasers/timeline-eraser.ts';
import { outageStore } from '../../adapters/memory/outage-store.ts';
import { policyStore } from '../../adapters/memory/policy-store.ts';
import { eraseMerchant } from '../../application/erase-merchant.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { isApart } from '../../domain/model/item.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import { personalTexts } from '../../domain/privacy/personal-texts.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { markedItems } from './marked-items.ts';
import { hourOfSale, id, plant, sold } from './planted-merchant.ts';
import { noon } from './some.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide?.stop());

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const needsOf = (table: Table) => {
  const merchants = merchantStore(table);
  const policies = policyStore({ document: policyDocument.parse(bundled), now: () => noon });
  const reference = async () => (await merchants.load(id))?.merchant.externalReference;
  const erasers = [
    rejectedEraser(table, { now: () => noon, days: async () => 2, reference }),
    ...[heldEraser(table), applicationEraser(table), markerEraser(table), timelineEraser(table)],
    ...[messagesEraser(table), buyersEraser(table), sentOutEraser(table, ['jira']), booksEraser(table)],
    ...[archiveEraser(table), itemsEraser(merchants)],
  ];
  const clock = { now: () => noon };
  return {
    merchants,
    work: unitOfWork({ merchants, policies, outages: outageStore(), loads: loadReader(table) }),
    erasers,
    clock,
    log: silent,
  };
};

class Crash extends Error {}
/** the table of a process that dies at its nth call */
const dyingAt = (table: Table, calls: number): Table => {
  let made = 0;
  const send = (...sent: Parameters<Table['client']['send']>) => {
    made += 1;
    if (made > calls) throw new Crash();
    return Reflect.apply(table.client.send, table.client, sent);
  };
  return { ...table, client: Object.assign(Object.create(table.client), { send }) };
};

const rowsOf = async (table: Table): Promise<string> =>
  JSON.stringify((await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true }))).Items);
const certificateOf = async (table: Table) => {
  const { erasure: found } = (await merchantStore(table).load(id)) ?? {};
  return { status: found?.status, removed: found?.removed };
};

describe('an erasure', () => {
  test('leaves nothing of one merchant in any part of the table, and everything of another', async () => {
    const table = await dynoxide.table();
    await plant(table);
    const before = await rowsOf(table);
    expect(before).toMatch(/zplanted/i);
    await eraseMerchant(needsOf(table), id);
    const after = await rowsOf(table);
    expect(after).not.toMatch(/zplanted/i);
    expect(after).not.toContain('9713');
    expect(after).toContain('Neighbour');
    expect(after.split('Kept').length).toBe(before.split('Kept').length);
    // every entry is there still, those whose key named somebody too
    expect(after.split('member.invited.v1').length).toBe(3);
    expect(after.split('contact.logged.v1').length).toBe(61);
    const { status, removed = [] } = await certificateOf(table);
    expect(status).toBe('erased');
    const records = new Map(removed.map((one) => [`${one.store} ${one.data}`, one.records]));
    expect(records.get('timeline contact')).toBe(62);
    expect(records.get('merchants contact')).toBe(52);
    expect(records.get('archive contact')).toBe(2);
    expect(records.get('rejected-events contact')).toBe(2);
    expect(records.get('held-payments contact')).toBe(1);
    expect(records.get('applications contact')).toBe(1);
    expect(records.get('case-messages contact')).toBe(1);
    expect(records.get('buyers contact')).toBe(1);
    expect(records.get('sent-out contact')).toBe(2);
    expect(records.get('books contact')).toBe(2);
    expect(records.get('books identification')).toBe(1);
    // figures keep their sums
    const { records: kept = [] } = (await paymentLedger(table).buckets(id, [hourOfSale]))[0] ?? {};
    expect(kept).toEqual([{ ...sold, line: { id: 'pay-1', method: 'card' } }]);
    expect(after).toContain('4200');
  });

  test('that dies between any two calls is finished by the next one, and its certificate counts nothing twice', async () => {
    const whole = await dynoxide.table();
    await plant(whole);
    await eraseMerchant(needsOf(whole), id);
    const certificate = await certificateOf(whole);
    for (const calls of [1, 3, 7, 20, 30, 35, 60, 90, 110, 130, 150]) {
      const table = await dynoxide.table();
      await plant(table);
      await eraseMerchant(needsOf(dyingAt(table, calls)), id).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await eraseMerchant(needsOf(table), id);
      expect(await rowsOf(table), `${calls} calls`).not.toMatch(/zplanted/i);
      expect(await certificateOf(table), `${calls} calls`).toEqual(certificate);
    }
  }, 120_000);

  test('takes every text about a person out of items of every kind and shape, live, finished and apart', async () => {
    const table = await dynoxide.table();
    await plant(table);
    const items = markedItems(id, 'Zplanted');
    expect(new Set(items.map(({ kind }) => kind)).size).toBe(Object.keys(personalTexts).length);
    expect(items.length).toBeGreaterThan(40);
    const rows = items.flatMap((one) => {
      // of these a merchant has one: plant() has put them there
      const live = ['merchant', 'erasure'].includes(one.kind) || isApart(one) ? [] : [itemKey(id, one.kind, one.id)];
      const apart = { pk: booksPartition(id), sk: `${one.kind.toUpperCase()}#${one.id}` };
      return [...live, archiveKey(id, one.kind, one.id), apart].map((key) => encode({ ...one, ...key }));
    });
    for (const Item of rows) await table.client.send(new PutItemCommand({ TableName: table.name, Item }));
    await eraseMerchant(needsOf(table), id);
    const left = [...(await rowsOf(table)).matchAll(/Zplanted[^"]*/gi)].map(([text]) => text);
    expect([...new Set(left)]).toEqual([]);
  });

  test('a second time changes nothing', async () => {
    const table = await dynoxide.table();
    await plant(table);
    await eraseMerchant(needsOf(table), id);
    const before = JSON.parse(await rowsOf(table));
    await eraseMerchant(needsOf(table), id);
    expect(JSON.parse(await rowsOf(table))).toEqual(before);
  });
});
