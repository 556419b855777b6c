import { describe, expect, test } from 'vitest';
import { caseDirectory, merchantLookup } from '../../adapters/memory/directories.ts';
import { MoneyIndex } from '../../adapters/memory/money-index.ts';
import { caseStepInput } from '../../domain/case/case-step.ts';
import * as act from '../../functions/api/act-on-case/handler.ts';
import * as list from '../../functions/api/list-cases/handler.ts';
import * as show from '../../functions/api/show-case/handler.ts';
import * as fact from '../../functions/events/record-fact/handler.ts';
import * as takeIn from '../../functions/steps/take-case-in/handler.ts';
import { delivered, envelope, merchantId, monday, pepper, settle, type Town, town } from './town.ts';

const opens = async (here: Town, caseId: string, more: object = {}, time = monday) => {
  const data = { caseId, title: `Case ${caseId}`, severity: 'normal', ...more };
  await fact.handle({ ...here, pepper })(delivered(envelope('case.opened.v1', data, { time })));
  const run = `${merchantId}-case-${caseId}`;
  const step = { merchantId, playbook: 'case', run, lap: 0, now: monday, cause: 'e', caseId };
  await takeIn.handle(here.work)(caseStepInput.parse(step));
};
const desk = async (): Promise<Town> => {
  const here = town();
  await settle(here, { lifecycleStage: 'care', approvedAt: monday });
  return here;
};
const person = { id: 'leo', roles: ['analyst'] } as never;
let sent = 0;
const looks = (here: Town, caseId: string) =>
  show.handle({
    ...here,
    messages: { of: async () => [], one: async () => undefined },
    cases: caseDirectory(here.world),
    names: merchantLookup(here.world),
    moneyOf: () => new MoneyIndex(),
  })({
    params: { merchantId, caseId },
    query: {},
    person,
  } as never);
const does = async (here: Town, caseId: string, body: object): Promise<any> => {
  const { version } = await looks(here, caseId);
  sent += 1;
  const call = {
    person,
    params: { merchantId, caseId },
    body: act.wanted.body.parse({ version, deed: body }),
    key: `key-${sent}`,
  };
  return act.handle(here)(call as never);
};
const lists = (here: Town, query: object = {}) =>
  list.handle({ ...here, cases: caseDirectory(here.world), merchants: merchantLookup(here.world) })({
    query: { limit: 50, ...query },
  } as never);

describe('the cases of everybody', () => {
  test('come by the clock that is due next, whoever must act, and a closed one is not among them', async () => {
    const here = await desk();
    for (const caseId of ['one', 'three']) await opens(here, caseId);
    await opens(here, 'two', {}, '2026-11-19T12:00:00.000Z');
    await does(here, 'two', { kind: 'promise', what: 'The money arrives', on: '2026-11-24' });
    await fact.handle({ ...here, pepper })(delivered(envelope('case.closed.v1', { caseId: 'three' })));
    const { cases, merchants } = await lists(here);
    expect(cases).toMatchObject([
      { id: 'two', waitingOn: 'us', promises: 1, next: { clock: 'first_reply' } },
      { id: 'one', promises: 0, next: { clock: 'first_reply' } },
    ]);
    expect(merchants.map((one) => one.merchantId)).toEqual([merchantId]);
    const first = await lists(here, { limit: 1 });
    expect((await lists(here, { limit: 1, cursor: first.cursor })).cases).toMatchObject([{ id: 'one' }]);
  });

  test('of a merchant that is restricted nobody sees', async () => {
    const here = await desk();
    await opens(here, 'one');
    const found = await here.merchants.load(merchantId);
    if (found === undefined) throw new Error('no merchant');
    const restricted = { ...found.merchant, restricted: { since: monday, until: monday } };
    await here.merchants.commit(merchantId, { puts: [restricted], deletes: [], timeline: [] } as never, null);
    expect(await lists(here)).toMatchObject({ cases: [], merchants: [] });
  });
});

describe('one case', () => {
  test('is answered by whoever read it in the second before its run took it in', async () => {
    const here = await desk();
    const data = { caseId: 'one', title: 'Case one', severity: 'normal' };
    await fact.handle({ ...here, pepper })(delivered(envelope('case.opened.v1', data)));
    const { version } = await looks(here, 'one');
    const step = { merchantId, playbook: 'case', run: `${merchantId}-case-one`, lap: 0, now: monday, cause: 'e', caseId: 'one' };
    await takeIn.handle(here.work)(caseStepInput.parse(step));
    const body = act.wanted.body.parse({ version, deed: { kind: 'promise', what: 'An answer', on: '2026-11-24' } });
    const call = { person, params: { merchantId, caseId: 'one' }, body, key: 'in-that-second' };
    expect(await act.handle(here)(call as never)).toMatchObject({ kind: 'promised' });
    // whoever read it before the promise was made reads it again
    await expect(act.handle(here)({ ...call, key: 'a-second-later' } as never)).rejects.toThrow('Read it again');
  });

  test('shows who must act, whom it waited for in parts that add up, its clocks, and what is open in it', async () => {
    const here = await desk();
    await opens(here, 'one', { topic: 'payout', provider: 'adyen', method: 'card' });
    await does(here, 'one', { kind: 'ask_provider', provider: 'adyen', text: 'Where is it?' });
    await does(here, 'one', { kind: 'promise', what: 'The money arrives', on: '2026-11-27' });
    await does(here, 'one', { kind: 'raise_issue', title: 'It fails' });
    const found = await looks(here, 'one');
    expect(found).toMatchObject({
      ...{ waitingOn: 'provider', onPage: false, topic: 'payout', provider: 'adyen', method: 'card' },
      ...{ questions: [{ provider: 'adyen' }], promises: [{ what: 'The money arrives' }], issues: [{ openedAt: monday }] },
    });
    const { total, ...parts } = found.waited;
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(total);
    expect(found.clocks.map(({ clock }) => clock)).toEqual(['first_reply', 'our_work', 'provider', 'promise', 'requester_wait']);
    const question = found.questions[0]?.id;
    await does(here, 'one', { kind: 'provider_answered', questionId: question, text: 'On its way' });
    expect((await looks(here, 'one')).waitingOn).toBe('engineering');
    const kept = await does(here, 'one', { kind: 'end_promise', promiseId: found.promises[0]?.id, as: 'kept' });
    expect(kept).toMatchObject({ kind: 'ended', as: 'kept' });
    const types = (await here.timeline.list(merchantId, 100)).entries.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['case.promised.v1', 'case.promise-ended.v1', 'case.provider-answered.v1', 'case.issue-opened.v1']),
    );
  });

  test('is merged into another one of the same merchant, and that is taken back', async () => {
    const here = await desk();
    for (const caseId of ['one', 'two']) await opens(here, caseId);
    expect((await looks(here, 'one')).others).toEqual([{ id: 'two', title: 'Case two' }]);
    expect(await does(here, 'one', { kind: 'merge', into: 'two' })).toMatchObject({ kind: 'merged', into: 'two' });
    expect((await lists(here)).cases).toMatchObject([{ id: 'two' }]);
    expect(await looks(here, 'one')).toMatchObject({ mergedInto: 'two', waitingOn: 'closed', clocks: [] });
    expect(await does(here, 'one', { kind: 'unmerge' })).toMatchObject({ kind: 'unmerged' });
    expect((await lists(here)).cases).toHaveLength(2);
  });
});
