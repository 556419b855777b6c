import { describe, expect, test } from 'vitest';
import { activateCapabilities } from '../../../domain/activation/activate-capabilities.ts';
import { noPayments } from '../../../domain/activation/count-payments.ts';
import { putToSleep } from '../../../domain/activation/put-to-sleep.ts';
import { recordActivation } from '../../../domain/activation/record-activation.ts';
import { goLiveChecklist, isAvailable, withCapabilities } from '../../../domain/capability/derive-capabilities.ts';
import type { Ladder } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { anOpenTask, aPolicy, applied, aRequirement, aStep, at, having, inStage, shopId, tuesday } from '../given.ts';
import { lacking } from '../lacking.ts';
import { sale } from './given-payments.ts';

const step = aStep('activation');
const nothingHeld = { payments: [], buckets: [], refunded: [], all: true };
const approved = (more = {}) => inStage('activation', { approvedAt: tuesday, ...more });
const sold = (snapshot: Snapshot, firstSaleAt = tuesday) =>
  having(snapshot, { ...noPayments(snapshot.merchant), count: 1, tpvMinor: 5, firstSaleAt, lastSaleAt: firstSaleAt });
const boarded = (snapshot: Snapshot, ...methods: string[]) =>
  having(
    snapshot,
    ...snapshot.paymentMethods.map((one) => (methods.includes(one.id) ? { ...one, status: 'activated' as const } : one)),
  );

describe('activating the capabilities', () => {
  test('what is ready goes active, a method waits for its boarding', () => {
    const decision = activateCapabilities(boarded(approved(), 'pix'), { ...step, held: nothingHeld }, at(tuesday));
    expect(decision.result).toMatchObject({
      kind: 'activated',
      capabilities: ['payments', 'payouts', 'pix_payments'],
      released: 0,
    });
    const next = applied(boarded(approved(), 'pix'), decision);
    expect(next.merchant).toMatchObject({ chargesEnabled: true, payoutsEnabled: true });
    expect(next.merchant.capabilities.find((one) => one.name === 'card_payments')?.status).toBe('pending');
    expect(next.ladders).toMatchObject([{ id: 'activation', status: 'watching' }]);
    expect(decision.timeline.map((one) => one.type)).toEqual(Array(3).fill('capability.activated.v1'));
  });
  test('a method is available when it is wanted and its capability active', () => {
    const shop = boarded(approved(), 'pix', 'card');
    const live = applied(shop, activateCapabilities(shop, { ...step, held: nothingHeld }, at(tuesday)));
    const of = (snapshot: Snapshot, more = {}) =>
      snapshot.paymentMethods.map((one) => [one.id, isAvailable({ ...one, ...more }, snapshot.merchant)]);
    expect(of(live)).toEqual([
      ['pix', true],
      ['card', true],
    ]);
    expect(of(live, { wanted: false }).map(([, available]) => available)).toEqual([false, false]);
    expect(of(shop).map(([, available]) => available)).toEqual([false, false]);
    const waiting = applied(approved(), activateCapabilities(approved(), { ...step, held: nothingHeld }, at(tuesday)));
    expect(of(waiting).map(([, available]) => available)).toEqual([false, false]);
  });
  test('nothing opens for a merchant that nobody approved, wherever it stands', () => {
    const forged = inStage('activation');
    expect(() => activateCapabilities(forged, { ...step, held: nothingHeld }, at(tuesday))).toThrow(lacking('never-approved'));
    const early = inStage('risk_check', { approvedAt: tuesday });
    expect(() => activateCapabilities(early, { ...step, held: nothingHeld }, at(tuesday))).toThrow('is in risk_check');
  });
  test('without a boarded method it can not charge yet', () => {
    const { merchant } = applied(approved(), activateCapabilities(approved(), { ...step, held: nothingHeld }, at(tuesday)));
    expect(merchant).toMatchObject({ chargesEnabled: false, disabledReason: 'boarding' });
  });
  test('going live makes its requirements due and drops the tasks of earlier playbooks', () => {
    const waiting = having(
      approved(),
      aRequirement('integration', { dueIn: 'activation', dueStatus: 'eventually_due', deadlineDays: 7 }),
      anOpenTask('old'),
    );
    const decision = activateCapabilities(waiting, { ...step, held: nothingHeld }, at(tuesday));
    const next = applied(waiting, decision);
    expect(next.requirements[0]).toMatchObject({ dueStatus: 'currently_due', deadline: '2018-03-13T13:00:00.000Z' });
    expect(next.tasks[0]).toMatchObject({ status: 'cancelled', cancelledAt: tuesday });
  });
  test('payments held since before the approval are counted now', () => {
    const held = { payments: [sale('a', '2018-03-01T10:00:00.000Z', 700)], buckets: [], refunded: [], all: true };
    const decision = activateCapabilities(approved(), { ...step, held }, at(tuesday));
    expect(decision.result.released).toBe(1);
    expect(decision.buckets).toHaveLength(1);
    expect(applied(approved(), decision).payments?.tpvMinor).toBe(700);
    const more = { ...held, payments: [sale('b', '2018-02-01T10:00:00.000Z', 700)], all: false };
    expect(activateCapabilities(sold(approved()), { ...step, held: more }, at(tuesday)).payments.kind).toBe('needs_history');
  });
  test('doing it again changes no ladder and tells nothing twice', () => {
    const once = applied(
      boarded(approved(), 'pix'),
      activateCapabilities(boarded(approved(), 'pix'), { ...step, held: nothingHeld }, at(tuesday)),
    );
    const again = activateCapabilities(once, { ...step, held: nothingHeld }, at('2018-03-07T13:00:00.000Z'));
    expect(again.timeline).toEqual([]);
    expect(applied(once, again).ladders[0]?.lastProgressAt).toBe(tuesday);
  });
  test('a missed deadline restricts what it names, and the checklist says who it waits on', () => {
    const missed = boarded(
      having(approved(), aRequirement('integration', { dueIn: 'activation', dueStatus: 'past_due', restricts: ['payments'] })),
      'pix',
    );
    const merchant = withCapabilities(missed, tuesday);
    expect(merchant).toMatchObject({ chargesEnabled: false, disabledReason: 'requirements_past_due' });
    expect(goLiveChecklist({ ...missed, merchant })).toEqual([
      { kind: 'requirement', key: 'integration', done: false, waitingOn: 'merchant' },
      { kind: 'capability', key: 'payments', done: false, waitingOn: 'merchant' },
      { kind: 'capability', key: 'payouts', done: true, waitingOn: undefined },
      { kind: 'capability', key: 'pix_payments', done: true, waitingOn: undefined },
      { kind: 'capability', key: 'card_payments', done: false, waitingOn: 'provider' },
      { kind: 'first_sale', key: 'first_sale', done: false, waitingOn: 'merchant' },
    ]);
    const met = having(sold(missed), aRequirement('integration', { dueIn: 'activation', dueStatus: 'satisfied' }));
    expect(goLiveChecklist(met).map((one) => one.done)).toEqual([true, true]);
    const wantsNothing = { ...missed, paymentMethods: [], requirements: [] };
    expect(withCapabilities(wantsNothing, tuesday).chargesEnabled).toBe(true);
  });
});

describe('recording the activation', () => {
  test('the merchant is in care since its first sale, with check-ins on working days', () => {
    const shop = having(sold(approved({ referrer: 'partner-9' }), '2018-03-05T10:00:00.000Z'), anOpenTask('call'));
    const decision = recordActivation(shop, step, at(tuesday));
    const next = applied(shop, decision);
    expect(next.merchant).toMatchObject({ lifecycleStage: 'care', activatedAt: '2018-03-05T10:00:00.000Z' });
    expect(next.checkIns.map((one) => [one.id, one.dueAt])).toEqual([
      ['d7', '2018-03-12T12:00:00.000Z'],
      ['d30', '2018-04-04T12:00:00.000Z'],
      ['d90', '2018-06-04T12:00:00.000Z'],
    ]);
    expect(next.tasks[0]?.status).toBe('cancelled');
    expect(decision.timeline.map((one) => one.type)).toEqual([
      'merchant.activated.v1',
      'referral.reward.due.v1',
      'task.cancelled.v1',
    ]);
    expect(decision.timeline[1]?.data).toEqual({ referrer: 'partner-9', amountMinor: 20000, currency: 'BRL' });
    expect(recordActivation(next, step, at(tuesday))).toMatchObject({ puts: [], timeline: [] });
  });
  test('it is watched from then on, by the watch it had where it fell asleep before', () => {
    const shop = sold(approved());
    const next = applied(shop, recordActivation(shop, step, at(tuesday)));
    expect(next.watch).toMatchObject({ since: tuesday, drops: 0, dueAt: '2018-03-13T13:00:00.000Z' });
    const before = next.watch;
    if (before === undefined) throw new Error('no watch');
    const again = applied(
      having(shop, { ...before, drops: 2 }),
      recordActivation(having(shop, { ...before, drops: 2 }), step, at(tuesday)),
    );
    expect(again.watch?.drops).toBe(2);
  });
  test('a referrer in a currency without a reward is named without an amount, no referrer is no reward', () => {
    const policy = aPolicy();
    policy.care.referral.rewardMinor = {};
    const decision = recordActivation(sold(approved({ referrer: 'partner-9' })), step, at(tuesday, policy));
    expect(decision.timeline[1]?.data).toEqual({ referrer: 'partner-9' });
    expect(recordActivation(sold(approved()), step, at(tuesday)).timeline).toHaveLength(1);
  });
  test('check-ins that are there already stay as they are', () => {
    const known = {
      kind: 'check_in' as const,
      merchantId: shopId,
      id: 'd7',
      version: 1,
      day: 7,
      scheduledFor: tuesday,
      status: 'closed' as const,
    };
    const next = applied(having(sold(approved()), known), recordActivation(having(sold(approved()), known), step, at(tuesday)));
    expect(next.checkIns.map((one) => one.status)).toEqual(['closed', 'scheduled', 'scheduled']);
  });
  test('without a sale there is nothing to record', () => {
    expect(() => recordActivation(approved(), step, at(tuesday))).toThrow('no sale yet');
  });
});

describe('putting a merchant to sleep', () => {
  test('ends its ladder and its tasks', () => {
    const ladder = {
      ...{
        kind: 'ladder' as const,
        merchantId: shopId,
        id: 'activation',
        version: 1,
        stage: 'activation' as const,
        rung: 5,
        sent: [],
      },
      ...{
        status: 'stopped' as const,
        startedAt: tuesday,
        lastProgressAt: tuesday,
        stoppedAt: tuesday,
        stopReason: 'no_progress',
      },
    };
    const decision = putToSleep(having(approved(), ladder), step, at(tuesday));
    expect(decision.result).toEqual({ kind: 'asleep', wokeUp: false });
    expect(decision.timeline[0]).toMatchObject({ type: 'merchant.fell-dormant.v1', reason: 'no_progress' });
    const next = applied(approved(), decision);
    expect(next.merchant.lifecycleStage).toBe('dormant');
    expect(putToSleep(next, step, at(tuesday)).puts).toEqual([]);
  });
  test('whose ladder says so now is told of with both: the ladder ends, the merchant sleeps', () => {
    const ladder: Ladder = {
      ...{ merchantId: shopId, id: 'activation', version: 1, kind: 'ladder', stage: 'activation', status: 'stalled' },
      ...{ startedAt: tuesday, lastProgressAt: '2017-06-06T13:00:00.000Z', rung: 5, sent: [] },
    };
    const decision = putToSleep(having(approved(), ladder), step, at(tuesday));
    expect(decision.timeline).toMatchObject([
      { type: 'ladder.stopped.v1', reason: 'no_progress', data: { stage: 'activation', rung: 5 } },
      { type: 'merchant.fell-dormant.v1', reason: 'no_progress' },
    ]);
    expect(applied(having(approved(), ladder), decision).ladders[0]).toMatchObject({
      status: 'stopped',
      stopReason: 'no_progress',
    });
    // a person gave up while another message was due
    const early = putToSleep(having(approved(), { ...ladder, rung: 0 }), step, at(tuesday));
    expect(early.timeline).toMatchObject([{ type: 'merchant.fell-dormant.v1', reason: 'person_decided' }]);
  });
  test('that sold in the meantime wakes it at once, for a new run to record its activation', () => {
    const decision = putToSleep(sold(approved()), step, at(tuesday));
    expect(decision.result).toEqual({ kind: 'asleep', wokeUp: true });
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.fell-dormant.v1', 'merchant.woke-up.v1']);
    expect(applied(sold(approved()), decision).merchant.lifecycleStage).toBe('activation');
    expect(decision.timeline[0]?.reason).toBe('person_decided');
  });
});
