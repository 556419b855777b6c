import { describe, expect, test } from 'vitest';
import { releaseOutages } from '../../application/release-outages.ts';
import { handle as change } from '../../functions/api/change-outage/handler.ts';
import { handle as declare } from '../../functions/api/declare-outage/handler.ts';
import { handle as list } from '../../functions/api/list-outages/handler.ts';
import { handle as sweepWith } from '../../functions/events/detect-stalls/handler.ts';
import { handle as dueWith } from '../../functions/events/handle-due/handler.ts';
import { handle as factWith } from '../../functions/events/record-fact/handler.ts';
import { nothingElse, someId, someMerchant, someRequirement } from '../adapters/some.ts';
import { delivery, envelope, monday, pepper, type Town, town } from './town.ts';

const until = '2026-11-23T16:00:00.000Z';
const facts = {
  ...({ kind: 'down', provider: 'identity_check', capability: 'verification', countries: [], planned: false } as const),
  ...{ releasePerHour: 10, from: monday, until, reason: 'status page' },
};
const lead = { id: 'lena', roles: ['lead'] as const };
const person = { id: 'rita', roles: ['analyst'] as const };
const call = (body: object, as: { id: string; roles: readonly string[] } = person, key = 'k1', params = {}) =>
  ({ person: as, params, query: {}, body, key }) as never;
const outageId = async (here: Town): Promise<string> => String((await here.outages.book()).outages[0]?.id);

/** so many merchants that owe something until the evening */
const settled = async (count: number): Promise<Town> => {
  const here = town();
  const { version } = await here.policies.active();
  for (let n = 1; n <= count; n += 1) {
    const id = someId(n);
    const owed = someRequirement(id, 'bank_account', {
      deadline: '2026-11-23T15:00:00.000Z',
      dueAt: '2026-11-23T15:00:00.000Z',
      openedAt: '2026-11-20T12:00:00.000Z',
    });
    await here.merchants.commit(
      id,
      { ...nothingElse, puts: [someMerchant(id, { externalReference: `s${n}`, policyVersion: version }), owed] },
      null,
    );
  }
  return here;
};

describe('declaring an outage', () => {
  test('writes the same at 1,000 and at 100,000 merchants, and nothing of any merchant', async () => {
    const written = [];
    for (const count of [1_000, 100_000]) {
      const here = await settled(count);
      // whatever is written is another object
      const all = () => [...here.world.items.values()].flatMap((items) => [...items.values()]);
      const before = all();
      await declare(here)(call(facts));
      const after = all();
      expect([before.length, after.length, after.filter((item, n) => item !== before[n])]).toEqual([2 * count, 2 * count, []]);
      written.push(here.outages.writes());
    }
    expect(written).toEqual([3, 3]);
  }, 60_000);

  test('is done once a key; the key with other words is refused', async () => {
    const here = town();
    const first = await declare(here)(call(facts));
    expect(await declare(here)(call(facts))).toEqual(first);
    await expect(declare(here)(call({ ...facts, provider: 'boarding' }))).rejects.toThrow();
    expect(here.outages.told.map(({ type }) => type)).toEqual(['outage.declared.v1']);
  });

  test('backdated: refused to whoever is no lead, and counts once a second lead confirms it', async () => {
    const here = town();
    const backdated = { ...facts, from: '2026-11-23T09:00:00.000Z' };
    await expect(declare(here)(call(backdated))).rejects.toMatchObject({ refusal: { code: 'outage-backdated' } });
    await declare(here)(call(backdated, lead));
    const params = { outageId: await outageId(here) };
    const confirm = { deed: 'confirm', reason: 'seen it too' };
    await expect(change(here)(call(confirm, lead, 'k2', params))).rejects.toMatchObject({
      refusal: { code: 'outage-second-person' },
    });
    expect((await list(here)(call({}))).outages).toMatchObject([{ standing: 'proposed' }]);
    await change(here)(call(confirm, { id: 'luis', roles: ['lead'] }, 'k3', params));
    expect((await list(here)(call({}))).outages).toMatchObject([{ standing: 'running', confirmedBy: 'luis' }]);
  });

  test('it is extended and ended by who may declare it', async () => {
    const here = town();
    await declare(here)(call(facts));
    const params = { outageId: await outageId(here) };
    await change(here)(call({ deed: 'extend', until: '2026-11-23T18:00:00.000Z', reason: 'still down' }, person, 'k2', params));
    here.clock.set('2026-11-23T14:30:00.000Z');
    await change(here)(call({ deed: 'end', reason: 'back' }, person, 'k3', params));
    expect((await list(here)(call({}))).outages).toMatchObject([{ standing: 'releasing', until: '2026-11-23T14:30:00.000Z' }]);
    expect(here.outages.told.map(({ type }) => type)).toEqual(['outage.declared.v1', 'outage.extended.v1', 'outage.ended.v1']);
  });
});

const refused = ({ world }: Town) => [...world.rejected.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));

describe('told by an event', () => {
  const declared = { provider: 'identity_check', capability: 'verification', from: monday, until };
  const told = (here: Town, type: string, data: object, source = 'id-check', id = `${type}-1`) =>
    factWith({ ...here, pepper })(delivery(envelope(type, { ...data }, { id, subject: 'inc-1' }), type, source));

  test('by the provider: declared, extended and ended, each once however often it is sent', async () => {
    const here = town();
    for (const _again of [1, 2]) await told(here, 'outage.declared.v1', declared);
    for (const _again of [1, 2]) await told(here, 'outage.extended.v1', { until: '2026-11-23T18:00:00Z' });
    await told(here, 'outage.ended.v1', {});
    expect(here.outages.told.map(({ type }) => type)).toEqual(['outage.declared.v1', 'outage.extended.v1', 'outage.ended.v1']);
    expect(refused(here)).toEqual([]);
  });

  test('by somebody else, about an earlier time or about none that was declared: on the list with field and remedy', async () => {
    const here = town();
    await told(here, 'outage.declared.v1', declared, 'boarding', 'e1');
    await told(here, 'outage.declared.v1', { ...declared, from: '2026-11-23T09:00:00Z' }, 'id-check', 'e2');
    await told(here, 'outage.ended.v1', {}, 'id-check', 'e3');
    await told(here, 'outage.declared.v1', { ...declared, until: monday }, 'back-office', 'e4');
    await told(here, 'outage.declared.v1', { ...declared, until: '2027-11-23T16:00:00Z' }, 'back-office', 'e5');
    await told(here, 'outage.declared.v1', declared, 'id-check', 'e6');
    await told(here, 'outage.declared.v1', declared, 'id-check', 'e7');
    await told(here, 'outage.extended.v1', { until }, 'id-check', 'e8');
    here.clock.set(until);
    await told(here, 'outage.extended.v1', { until: '2026-11-23T20:00:00Z' }, 'id-check', 'e9');
    expect(refused(here).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'outage_sender source',
      'outage_backdated data.from',
      'outage_unknown subject',
      'outage_ends_before data.until',
      'outage_too_long data.until',
      'outage_known subject',
      'outage_not_longer data.until',
      'outage_over subject',
    ]);
  });
});

describe('after the end', () => {
  /** an hour of the sweep, and what was queued is handled */
  const sweep = async (here: Town, at: string): Promise<number> => {
    here.clock.set(at);
    const before = here.queue.sent.length;
    await sweepWith(here)();
    const sent = here.queue.sent.slice(before);
    for (const reference of sent) await dueWith(here)({ body: JSON.stringify(reference) } as never);
    return sent.length;
  };
  const deadlines = async (here: Town, count: number) => {
    const all = [];
    for (let n = 1; n <= count; n += 1) all.push((await here.merchants.load(someId(n)))?.requirements[0]);
    return all;
  };

  test('merchants are let go within the rate, and every deadline has moved by the overlap', async () => {
    const here = await settled(25);
    await declare(here)(call(facts));
    await sweep(here, '2026-11-23T15:00:00.000Z');
    expect((await deadlines(here, 25)).every((one) => one?.dueAt === until && one.dueStatus === 'currently_due')).toBe(true);
    const rates = [];
    for (const hour of ['16', '17', '18', '19', '20', '21']) rates.push(await sweep(here, `2026-11-23T${hour}:00:00.000Z`));
    // what has moved to a later instant is met once more, and stays as it is
    expect(Math.max(...rates.slice(0, 3))).toBe(10);
    const moved = await deadlines(here, 25);
    expect(moved.map((one) => one?.deadlineHistory.length)).toEqual(Array(25).fill(1));
    expect(new Set(moved.map((one) => one?.deadline))).toEqual(new Set(['2026-11-23T19:00:00.000Z']));
    expect((await list(here)(call({}))).outages).toMatchObject([
      { standing: 'over', released: expect.toSatisfy((n) => n >= 25) },
    ]);
    expect(here.outages.told.at(-1)).toMatchObject({ type: 'outage.ended.v1' });
  });

  test('a sweep that runs more often lets no more go in an hour', async () => {
    const here = await settled(25);
    await declare(here)(call(facts));
    await sweep(here, '2026-11-23T15:00:00.000Z');
    const rates = [];
    for (const at of ['16:00', '16:10', '16:30', '17:00']) rates.push(await sweep(here, `2026-11-23T${at}:00.000Z`));
    expect(rates).toEqual([10, 1, 3, 5]);
  });

  test('a sweep that dies after sending sends again, and nothing moves twice', async () => {
    const here = await settled(5);
    await declare(here)(call({ ...facts, releasePerHour: 100 }));
    await sweep(here, '2026-11-23T15:00:00.000Z');
    here.clock.set(until);
    const dying = { ...here, outages: { ...here.outages, put: () => Promise.reject(new Error('killed')) } };
    await expect(releaseOutages(dying, await here.outages.book(), until)).rejects.toThrow('killed');
    for (const reference of here.queue.sent) await dueWith(here)({ body: JSON.stringify(reference) } as never);
    await sweep(here, '2026-11-23T16:00:00.000Z');
    expect((await deadlines(here, 5)).map((one) => one?.deadlineHistory.length)).toEqual([1, 1, 1, 1, 1]);
  });
});
