import { describe, expect, test } from 'vitest';
import { unitOfWork } from '../../application/unit-of-work.ts';
import type { CareCase } from '../../domain/model/care.ts';
import type { Item } from '../../domain/model/item.ts';
import { itemsOf } from '../../domain/model/snapshot.ts';
import * as comment from '../../functions/api/comment-task/handler.ts';
import * as look from '../../functions/api/get-merchant/handler.ts';
import * as due from '../../functions/events/handle-due/handler.ts';
import * as fact from '../../functions/events/record-fact/handler.ts';
import { nothingElse, someCase, someDoneTask } from '../adapters/some.ts';
import { delivered, envelope, merchantId, message, monday, pepper, settle, type Town, town } from './town.ts';

const years = (count: number): readonly CareCase[] =>
  Array.from({ length: count }, (_, n) =>
    someCase(merchantId, `case-${n}`, {
      openedAt: '2024-11-23T12:00:00.000Z',
      closedAt: new Date(Date.parse('2024-11-24T12:00:00.000Z') + n * 3_600_000).toISOString(),
    }),
  );

const old = async (...items: readonly Item[]): Promise<Town> => {
  const here = town();
  await settle(here, { lifecycleStage: 'care', approvedAt: monday });
  for (let from = 0; from < items.length; from += 50)
    await here.merchants.commit(merchantId, { ...nothingElse, puts: items.slice(from, from + 50) }, null);
  return here;
};
const archiving = (here: Town) =>
  unitOfWork({ merchants: here.merchants, policies: here.policies, outages: here.outages, loads: here.loads, archives: true });
const takeIn = (here: Town, type: string, data: object) =>
  fact.handle({ ...here, pepper, work: archiving(here) })(delivered(envelope(type, { ...data })));
const opens = (here: Town, caseId: string) =>
  takeIn(here, 'case.opened.v1', { caseId, title: 'It does it again', severity: 'high' });
const live = async (here: Town) => (await here.merchants.load(merchantId))?.cases ?? [];

describe('a merchant of many years', () => {
  test('is read as a young one after some visits, and a person who looks still sees everything', async () => {
    const here = await old(...years(200), ...Array.from({ length: 30 }, (_, n) => someDoneTask(merchantId, `t${n}`)));
    for (let n = 0; n < 25; n += 1) await opens(here, `new-${n}`);
    const snapshot = await here.merchants.load(merchantId);
    if (snapshot === undefined) throw new Error('no merchant');
    // what is open, each with its task, the case closed last, and fewer finished ones than are worth moving
    expect(itemsOf(snapshot).filter(({ kind }) => kind === 'case' || kind === 'task').length).toBeLessThan(25 + 25 + 1 + 6);
    const shown = await look.handle(here)({ params: { merchantId }, person: { id: 'ana', roles: ['analyst'] } } as never);
    expect([shown.cases.length, shown.tasks.length]).toEqual([225, 30 + 25]);
  });

  test('a look at what is due takes finished items along too, one that finds nothing to do as well', async () => {
    const here = await old(...years(20));
    const at = { merchantId, kind: 'requirement', id: 'r', dueAt: monday };
    await due.handle({ ...here, work: archiving(here) })({ ...message({ type: 't' }), body: JSON.stringify(at) });
    expect(await live(here)).toHaveLength(8);
  });

  test('a case of years ago is opened again: it is live, known from when it began, and closed it moves again', async () => {
    const here = await old(...years(30));
    for (let n = 0; n < 3; n += 1) await opens(here, `new-${n}`);
    expect((await live(here)).some(({ id }) => id === 'case-0')).toBe(false);
    await opens(here, 'case-0');
    expect((await live(here)).find(({ id }) => id === 'case-0')).toMatchObject({
      openedAt: '2024-11-23T12:00:00.000Z',
      reopenedAt: monday,
      severity: 'high',
    });
    const shown = await look.handle(here)({ params: { merchantId }, person: { id: 'ana', roles: ['analyst'] } } as never);
    expect(shown.cases.filter(({ id }) => id === 'case-0')).toMatchObject([{ severity: 'high' }]);
  });

  test('an event about an archived case that comes too late changes nothing but the record of what happened to it', async () => {
    const here = await old(...years(30));
    for (let n = 0; n < 3; n += 1) await opens(here, `new-${n}`);
    const before = await here.merchants.archived(merchantId);
    const early = envelope('case.closed.v1', { caseId: 'case-0' }, { time: '2024-11-24T11:00:00.000Z' });
    await fact.handle({ ...here, pepper })(delivered(early));
    const after = await here.merchants.archived(merchantId);
    expect(after).toMatchObject(before.map(({ version: _, ...one }) => one));
    const [first, ...others] = after;
    expect(others).toEqual(before.slice(1));
    expect(first).toMatchObject({ happened: [{ what: 'opened' }, { what: 'closed', at: early.time }, { what: 'closed' }] });
  });

  test('an archived task takes a comment in its place', async () => {
    const here = await old(...Array.from({ length: 9 }, (_, n) => someDoneTask(merchantId, `t${n}`)));
    await opens(here, 'new');
    const there = (await here.merchants.archived(merchantId)).find(({ id }) => id === 't0');
    const call = { person: { id: 'carl', roles: [] }, params: { merchantId, taskId: 't0' }, key: 'k' };
    const body = { version: there?.version ?? 0, comment: 'they called again' };
    await comment.handle(here)({ ...call, body } as never);
    expect((await here.merchants.archived(merchantId)).find(({ id }) => id === 't0')).toMatchObject({ comments: 1, version: 2 });
    // what is live is the task of the new case
    expect((await here.merchants.load(merchantId))?.tasks.map(({ queue }) => queue)).toEqual(['cases']);
  });

  test('nobody who may not take items away moves any', async () => {
    const here = await old(...years(30));
    await fact.handle({ ...here, pepper })(delivered(envelope('case.opened.v1', { caseId: 'n', title: 't', severity: 'low' })));
    expect(await here.merchants.archived(merchantId)).toEqual([]);
  });
});
