import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationShelf } from '../../adapters/dynamodb/applications.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { paymentLedger } from '../../adapters/dynamodb/payment-ledger.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { archiveEraser, itemsEraser } from '../../adapters/erasers/items-eraser.ts';
import { applicationEraser, heldEraser, rejectedEraser } from '../../adapters/erasers/rows-eraser.ts';
import { markerEraser, timelineEraser } from '../../adapters/erasers/timeline-eraser.ts';
import { policyStore } from '../../adapters/memory/policy-store.ts';
import { eraseMerchant } from '../../application/erase-merchant.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import type { Item } from '../../domain/model/item.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { sealed } from '../domain/given.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { noon, nothingElse, someBucket, someCase, someEntry, someId, someMerchant } from './some.ts';

let dynoxide: Dynoxide;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide?.stop());

const id = someId(1);
const later = '2036-01-01T00:00:00.000Z';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const stages = (['contact', 'identification', 'accounting'] as const).map((data) => ({ data, until: noon, law: 'l' }));
const erasure: Item = {
  ...{ kind: 'erasure', merchantId: id, id: 'persons', version: 0, status: 'restricted', askedBy: 'leo', askedAt: noon },
  ...{ reason: 'Zplanted letter', decidedBy: 'gwen', decidedAt: noon, stages, removed: [], dueAt: noon },
};
const nudge = (n: number): Item => ({
  ...{ kind: 'nudge', merchantId: id, id: `n${n}`, version: 0, stage: 'care', rung: 0, channel: 'email', template: 't' },
  ...{ locale: 'fr', subject: 'Zplanted', body: 'Zplanted', run: 'r', requestedAt: noon, status: 'delivered', deliveredAt: noon },
});

/** a merchant of some years, planted in every part of the table; another one beside it */
const plant = async (table: Table): Promise<void> => {
  const merchants = merchantStore(table);
  const merchant = someMerchant(id, {
    ...{ legalName: 'Zplanted', contact: { email: 'zplanted@x.example' }, lifecycleStage: 'offboarded', closedAt: noon },
    restricted: { since: noon, until: later },
  });
  const member: Item = {
    kind: 'member',
    merchantId: id,
    id: 'zplanted@x.example',
    version: 0,
    role: 'owner',
    status: 'removed',
    since: noon,
  };
  const nudges = Array.from({ length: 50 }, (_, n) => nudge(n));
  await merchants.commit(
    id,
    { ...nothingElse, puts: [merchant, member, erasure, someCase(id, 'c', { title: 'Zplanted' })] },
    null,
  );
  await merchants.commit(id, { ...nothingElse, puts: nudges }, null);
  const [first, second] = nudges.map((one) => ({ ...one, version: 1 }));
  await merchants.commit(id, { ...nothingElse, archive: first && second ? [first, second] : [] }, null);
  const timeline = Array.from({ length: 60 }, (_, n) =>
    someEntry(id, `e${n}`, { type: 'contact.logged.v1', data: { summary: 'Zplanted' } }),
  );
  await merchants.commit(id, { ...nothingElse, timeline }, { name: 'Zplanted' });
  const about = { type: 'member.invited.v1', data: { memberId: 'zplanted@x.example' } };
  const invited = [3, 4].map((n) => someEntry(id, `member/zplanted${n}@x.example/invited/1`, about));
  await merchants.commit(
    id,
    { ...nothingElse, timeline: invited, eventMarker: { id: 'api/1', at: noon }, buckets: [someBucket(id, noon)] },
    { by: 'Zplanted' },
  );
  await applicationShelf(table).keep(id, 'f', sealed({ legalName: 'Zplanted' }), later);
  await paymentLedger(table).hold({ merchantId: id, paymentId: 'p', event: { note: 'Zplanted' }, heldAt: noon });
  const refused = { id: 'r', at: noon, code: 'c', field: 'f', message: 'm', remedy: 'r', type: undefined };
  await rejectedEvents(table).add({ ...refused, merchantId: id, original: { note: 'Zplanted' } }, later);
  const unread = { detail: { subject: merchant.externalReference, note: 'Zplanted' } };
  await rejectedEvents(table).add({ ...refused, id: 'u', merchantId: undefined, original: unread }, later);
  const neighbour = someMerchant(someId(2), { legalName: 'Neighbour', externalReference: 'another' });
  await merchants.commit(
    someId(2),
    { ...nothingElse, puts: [neighbour], timeline: [someEntry(someId(2), 'e', { reason: 'Kept' })] },
    null,
  );
  await rejectedEvents(table).add({ ...refused, id: 'n', merchantId: someId(2), original: { note: 'Kept' } }, later);
};

const needsOf = (table: Table) => {
  const merchants = merchantStore(table);
  const policies = policyStore({ document: policyDocument.parse(bundled), now: () => noon });
  const reference = async () => (await merchants.load(id))?.merchant.externalReference;
  const erasers = [
    rejectedEraser(table, { now: () => noon, days: async () => 2, reference }),
    ...[heldEraser(table), applicationEraser(table), markerEraser(table), timelineEraser(table)],
    ...[archiveEraser(merchants), itemsEraser(merchants)],
  ];
  const clock = { now: () => noon };
  return { merchants, work: unitOfWork({ merchants, policies }), erasers, clock, log: silent };
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
    expect(after).toContain('Neighbour');
    expect(after.split('Kept').length).toBe(before.split('Kept').length);
    // every entry is there still, those whose key named somebody too
    expect(after.split('member.invited.v1').length).toBe(3);
    expect(after.split('contact.logged.v1').length).toBe(61);
    const { status, removed = [] } = await certificateOf(table);
    expect(status).toBe('erased');
    const records = new Map(removed.map((one) => [`${one.store} ${one.data}`, one.records]));
    expect(records.get('timeline contact')).toBe(62);
    expect(records.get('merchants contact')).toBe(51);
    expect(records.get('archive contact')).toBe(2);
    expect(records.get('rejected-events contact')).toBe(2);
    expect(records.get('held-payments contact')).toBe(1);
    expect(records.get('applications contact')).toBe(1);
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
