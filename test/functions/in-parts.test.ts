import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOnMerchant } from '../../application/decide-on.ts';
import { toJson } from '../../application/to-json.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { TooManyChanges } from '../../domain/errors.ts';
import { applicationSubmitted } from '../../domain/events/application.ts';
import { registerMerchant } from '../../domain/merchant/register-merchant.ts';
import { requestWithdrawal } from '../../domain/merchant/request-withdrawal.ts';
import { sealApplication } from '../../domain/merchant/seal-application.ts';
import { transactionLimit } from '../../domain/model/in-pieces.ts';
import { itemsOf, type Snapshot } from '../../domain/model/snapshot.ts';
import type { StepInput } from '../../domain/model/step.ts';
import type { Commit, MerchantStore } from '../../domain/ports.ts';
import { checkIdentifiers } from '../../domain/requirement/check-identifiers.ts';
import * as activate from '../../functions/steps/activate-capabilities/handler.ts';
import * as close from '../../functions/steps/close-merchant/handler.ts';
import * as complete from '../../functions/steps/complete-onboarding/handler.ts';
import * as open from '../../functions/steps/open-requirements/handler.ts';
import { nothingElse, someTask } from '../adapters/some.ts';
import { application, captured, envelope, merchantId, monday, type Town, town } from './town.ts';

const step: StepInput = { merchantId, playbook: 'onboarding', run: `${merchantId}-onboarding-1`, lap: 0, now: monday };

/** a store whose process dies before, or right after, the commit of this number */
const dying = (merchants: MerchantStore, at: number, when: 'before' | 'after') => {
  const sizes: number[] = [];
  const commit: MerchantStore['commit'] = async (id, changes, result) => {
    const { puts, deletes, timeline, buckets = [], released = [] } = changes;
    sizes.push([puts, deletes, timeline, buckets, released].reduce((sum, { length }) => sum + length, 0));
    if (sizes.length === at && when === 'before') throw new Error('the process died');
    const committed = await merchants.commit(id, changes, result);
    if (sizes.length === at && when === 'after') throw new Error('the process died');
    return committed;
  };
  return { store: { ...merchants, commit }, sizes };
};

type Does = (here: Town) => Promise<unknown>;
/** tried as Step Functions tries a step: again, until it answers */
const untilItAnswers = async (here: Town, work: Does, at: number, when: 'before' | 'after') => {
  const { store, sizes } = dying(here.merchants, at, when);
  const mortal = {
    ...here,
    merchants: store,
    work: unitOfWork({ merchants: store, policies: here.policies, outages: here.outages, loads: here.loads }),
  };
  const answer = await work(mortal).catch(() => work(here));
  return { answer, sizes };
};

const nameOf = (at: number) => `Person ${at}`;
const registered = async (persons: number, methods: number) => {
  const here = town();
  const detail = envelope('merchant.application.submitted.v1', {
    ...application,
    persons: Array.from({ length: persons }, (_, at) => ({ name: nameOf(at), roles: ['owner', 'representative', 'director'] })),
    paymentMethods: Array.from({ length: methods }, (_, at) => `method_${at}`),
  });
  const sealed = sealApplication(applicationSubmitted.parse(detail), 'pepper');
  await here.work.step({ ...step, application: sealed }, registerMerchant);
  await here.work.step(step, checkIdentifiers);
  return here;
};

const opens: Does = ({ work }) => open.handle(work)({ ...step, purpose: 'onboarding' });
const activates: Does = (here) => activate.handle(here)({ ...step, playbook: 'activation' });
const completes: Does = ({ work }) => complete.handle(work)(step);
const closes: Does = ({ work }) => close.handle(work)({ ...step, because: 'withdrawn' });

/** the merchant as somebody made it meanwhile */
const become = async (here: Town, more: Partial<Snapshot['merchant']>, others: Commit['puts'] = []) => {
  const snapshot = await here.merchants.load(merchantId);
  if (snapshot === undefined) throw new Error('no merchant');
  await here.merchants.commit(
    merchantId,
    { ...nothingElse, puts: [{ ...snapshot.merchant, ...more }, ...others.map((one) => ({ ...one, merchantId }))] },
    null,
  );
  return snapshot;
};

const sitting = async (here: Town) => {
  const snapshot = await here.merchants.load(merchantId);
  const { entries } = await here.timeline.list(merchantId, 5_000);
  // how often an item was written is the way it came about, not what it is
  const items = snapshot === undefined ? [] : itemsOf(snapshot).map(({ version: _version, ...rest }) => rest);
  return { items, entries: entries.map(({ result: _result, ...entry }) => entry) };
};

const tasks = (count: number) => Array.from({ length: count }, (_, at) => someTask(merchantId, `deadline-${at}`));

/** what a merchant goes through, each from where it is at that moment */
const lives: Readonly<Record<string, { readonly until: (here: Town) => Promise<unknown>; readonly does: Does }>> = {
  'opens its requirements': { until: async () => undefined, does: opens },
  'goes live with held payments': {
    until: async (here) => {
      await opens(here);
      await become(here, { lifecycleStage: 'activation', approvedAt: monday, operationalStatus: 'active' }, tasks(40));
      for (let at = 0; at < 45; at += 1) {
        const event = captured(`p${at}`, 1000 + at, new Date(Date.parse(monday) - at * 3_600_000).toISOString());
        await here.ledger.hold({ merchantId, paymentId: `p${at}`, event: toJson(event), heldAt: monday });
      }
    },
    does: activates,
  },
  'completes its onboarding with a task for each deadline': {
    until: async (here) => {
      const { requirements } = await become(here, {}, tasks(90));
      const met = requirements.map((one) => ({ ...one, dueStatus: 'satisfied' as const }));
      if (met.length > 0) await here.merchants.commit(merchantId, { ...nothingElse, puts: met }, null);
    },
    does: completes,
  },
  'leaves with everything open': {
    until: async (here) => {
      await opens(here);
      await become(here, { withdrawalRequestedAt: monday, withdrawalReason: 'no need' }, tasks(90));
    },
    does: closes,
  },
};

describe('an application as large as its schema allows', () => {
  test('of 50 persons and 30 payment methods opens every requirement the catalogue asks for', async () => {
    const here = await registered(50, 30);
    const { sizes } = await untilItAnswers(here, opens, 0, 'before');
    expect(sizes.length).toBeGreaterThan(1);
    const snapshot = await here.merchants.load(merchantId);
    const about = (key: string) => snapshot?.requirements.filter(({ id }) => id.startsWith(`${key}:`)).length;
    expect([about('representative_identity'), about('owner_identity'), about('boarding')]).toEqual([50, 50, 30]);
    expect(snapshot?.ladders).toHaveLength(1);
  });

  test.each(Object.entries(lives))(
    '%s in transactions that hold, whatever its size and wherever the process dies',
    async (_name, life) => {
      const sizesSeen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 50 }),
          fc.integer({ min: 1, max: 30 }),
          fc.integer({ min: 1, max: 6 }),
          fc.constantFrom('before', 'after'),
          async (persons, methods, at, when) => {
            const [undisturbed, mortal] = [await registered(persons, methods), await registered(persons, methods)];
            await life.until(undisturbed);
            await life.until(mortal);
            const plain = await untilItAnswers(undisturbed, life.does, 0, 'before');
            const { answer, sizes } = await untilItAnswers(mortal, life.does, at, when);
            for (const size of [...sizes, ...plain.sizes]) expect(size).toBeLessThanOrEqual(transactionLimit);
            expect(await sitting(mortal)).toEqual(await sitting(undisturbed));
            // the answer counts what the try that answered released; nothing else may differ
            expect(answer).toMatchObject({ kind: Reflect.get(Object(plain.answer), 'kind') });
            sizesSeen.add(plain.sizes.length);
          },
        ),
        {
          numRuns: 24,
          examples: [
            [50, 30, 1, 'after'],
            [50, 30, 2, 'before'],
            [50, 30, 3, 'after'],
            [0, 1, 1, 'after'],
          ],
        },
      );
      // one transaction where it fits, several where it does not: both were played
      expect(Math.max(...sizesSeen)).toBeGreaterThan(1);
    },
    // whole lives of the largest applications, each twice: a busy machine takes its time
    120_000,
  );

  test('a person enters a withdrawal of a merchant that sells, with everything open: it has left, once', async () => {
    const here = await registered(50, 30);
    await opens(here);
    const { version } = (await become(here, { lifecycleStage: 'care' }, tasks(90))).merchant;
    const needs = { work: here.work, clock: here.clock, merchants: here.merchants, timeline: here.timeline };
    const asked = { params: { merchantId }, body: { version: version + 1 }, key: 'k-1' };
    const ask = { merchantId, requestId: 'k-1', by: 'carl', reason: 'asked by phone' };
    const leave = () => decideOnMerchant(needs, asked, (snapshot, context) => requestWithdrawal(snapshot, ask, context));
    expect(await leave()).toEqual({ kind: 'left' });
    expect(await leave()).toEqual({ kind: 'left' });
    const snapshot = await here.merchants.load(merchantId);
    expect(snapshot?.requirements.filter(({ dueStatus }) => dueStatus !== 'superseded')).toEqual([]);
    expect(snapshot?.merchant.lifecycleStage).toBe('offboarded');
  });

  test('a decision that is too much and names no pieces is refused before anything is written', async () => {
    const here = await registered(0, 1);
    const puts = tasks(transactionLimit + 1);
    const work = here.work.step(step, () => ({ result: null, puts, deletes: [], timeline: [] }));
    await expect(work).rejects.toThrow(TooManyChanges);
    expect((await here.merchants.load(merchantId))?.tasks).toEqual([]);
  });
});
