import { describe, expect, test } from 'vitest';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { dueNow } from '../../../domain/home/merchant-home.ts';
import { findStall } from '../../../domain/ladder/find-stall.ts';
import type { Ladder, Nudge } from '../../../domain/model/ladder.ts';
import type { Outage } from '../../../domain/model/outage.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { claimNudge } from '../../../domain/nudge/deliver-nudge.ts';
import { judgeNudge } from '../../../domain/nudge/judge-nudge.ts';
import { previewNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import { aClimb, anOpenTask, applied, aRequirement, at, having, shopId } from '../given.ts';
import { owing } from '../nudge/given-ladder.ts';
import { anOutage } from './given-outage.ts';

/** a Wednesday that a stalled merchant would be written to on */
const noon = '2018-03-14T15:00:00.000Z';
const running = (more: Partial<Outage> = {}): Outage =>
  anOutage({ from: '2018-03-14T12:00:00.000Z', until: '2018-03-14T18:00:00.000Z', ...more });
const during = (outages: readonly Outage[], now = noon) => ({ ...at(now), outages });
const ladderOf = ({ ladders: [ladder] }: Snapshot): Ladder => ladder as Ladder;
const judged = (outages: readonly Outage[], snapshot = owing()) => judgeNudge(snapshot, ladderOf(snapshot), during(outages));

describe('no reminder leaves while an outage lasts', () => {
  test('the ladder waits until its end, and names it', () => {
    expect(judged([])).toMatchObject({ kind: 'send' });
    expect(judged([running()])).toEqual({
      ...{ kind: 'wait', stage: 'onboarding', rung: 0, reason: 'outage', until: '2018-03-14T18:00:00.000Z' },
      outage: { outageId: 'o1', provider: 'identity_check', capability: 'verification' },
    });
  });

  test('of several the one that lasts longest is waited for', () => {
    const longer = running({ id: 'o2', until: '2018-03-14T20:00:00.000Z' });
    expect(judged([running(), longer, running({ id: 'o3' })])).toMatchObject({ until: longer.until, outage: { outageId: 'o2' } });
  });

  test('one of another country, for another stage, over, still to come or not confirmed holds nobody', () => {
    for (const one of [
      running({ countries: ['FR'] }),
      running({ capability: 'payouts' }),
      running({ until: noon }),
      running({ from: '2018-03-14T15:00:00.001Z' }),
      running({ proposed: true }),
    ])
      expect(judged([one])).toMatchObject({ kind: 'send' });
    expect(judged([running({ countries: ['FR', 'BR'] })])).toMatchObject({ kind: 'wait' });
    expect(judged([running({ capability: 'everything' })])).toMatchObject({ kind: 'wait' });
  });

  test('the step writes why, and the ladder looks again at the end', () => {
    const { puts, timeline } = climbLadder(owing(), aClimb('onboarding', noon), during([running()]));
    expect(puts).toMatchObject([{ status: 'watching', dueAt: '2018-03-14T18:00:00.000Z' }]);
    expect(timeline).toMatchObject([
      { type: 'nudge.deferred.v1', reason: 'outage', data: { outageId: 'o1', provider: 'identity_check' } },
    ]);
  });

  test('a person who asks is shown that it leaves after the end', () => {
    expect(previewNudge(having(owing(), parked), during([running()]))).toMatchObject({
      ...{ kind: 'send', waitsFor: 'outage', at: '2018-03-14T18:00:00.000Z' },
    });
  });

  test('one that was decided before and got late on its way waits too; a decision leaves', () => {
    const claimed = (more: Partial<Nudge> = {}) =>
      claimNudge(having(owing(), reminder(more)), { nudgeId: 'n1' }, during([running()])).result;
    expect(claimed()).toEqual({ kind: 'wait', until: '2018-03-14T18:00:00.000Z', reason: 'outage' });
    expect(claimed({ purpose: 'decision' })).toMatchObject({ kind: 'send' });
  });
});

const parked = {
  ...{ kind: 'wait', merchantId: shopId, id: 'run-1', version: 1, playbook: 'onboarding', run: 'run-1' },
  ...{ waitingFor: 'requirements', since: noon, status: 'parked', token: 't' },
} as never;
const reminder = (more: Partial<Nudge>): Nudge =>
  ({
    ...{ kind: 'nudge', merchantId: shopId, id: 'n1', version: 1, stage: 'onboarding', rung: 0, channel: 'email' },
    ...{ template: 'onboarding_missing', locale: 'pt', subject: 'Falta', body: 'Falta', run: 'run-1', requestedAt: noon },
    ...{ status: 'requested', ...more },
  }) as Nudge;

describe('clocks stand still', () => {
  const watching = (more: Partial<Ladder> = {}): Snapshot => owing({ status: 'watching', dueAt: noon, ...more });
  const stall = (outages: readonly Outage[], snapshot = watching(), now = noon) =>
    findStall(snapshot, ladderOf(snapshot), during(outages, now));

  test('a merchant is not stalled in an outage, and gets the working time it took', () => {
    expect(stall([])).toEqual({ kind: 'stalled' });
    expect(stall([running()])).toMatchObject({ kind: 'held', until: '2018-03-14T18:00:00.000Z' });
    // a whole working day of Brazil was lost
    const day = running({ from: '2018-03-13T12:00:00.000Z', until: '2018-03-13T21:00:00.000Z' });
    const first = stall([], watching(), '2018-03-07T12:00:00.000Z');
    const moved = stall([day], watching(), '2018-03-07T12:00:00.000Z');
    expect([first, moved].map((one) => 'until' in one && one.until)).toEqual([
      '2018-03-08T13:00:00.000Z',
      '2018-03-08T13:00:00.000Z',
    ]);
    const early = running({ from: '2018-03-08T12:00:00.000Z', until: '2018-03-08T21:00:00.000Z' });
    expect(stall([early, { ...early, id: 'o2' }], watching(), '2018-03-07T12:00:00.000Z')).toMatchObject({
      until: '2018-03-09T13:00:00.000Z',
    });
  });

  test('nor is a provider too long at it', () => {
    const theirs = having(watching(), aRequirement('bank_account', { awaitingActionFrom: 'provider' }));
    const late = '2018-03-19T15:00:00.000Z';
    expect(stall([], theirs, late)).toMatchObject({ kind: 'provider_too_long' });
    const week = running({ from: '2018-03-08T12:00:00.000Z', until: '2018-03-16T21:00:00.000Z' });
    expect(stall([week], theirs, late)).toMatchObject({ kind: 'provider_move' });
  });

  test('the merchant’s page promises the day that is left after the outage', () => {
    const theirs = having(
      owing(),
      aRequirement('bank_account', { awaitingActionFrom: 'provider', openedAt: '2018-03-06T13:00:00.000Z' }),
    );
    const until = (outages: readonly Outage[]) => dueNow(theirs, during(outages)).others.map((one) => one.until);
    const week = running({ from: '2018-03-08T12:00:00.000Z', until: '2018-03-09T21:00:00.000Z' });
    expect(until([])).toEqual(['2018-03-13T13:00:00.000Z']);
    expect(until([week])).toEqual(['2018-03-15T13:00:00.000Z']);
  });

  test('what comes due in an outage is put off to its end, and told', () => {
    const snapshot = watching();
    const due = { kind: 'ladder' as const, id: 'onboarding', dueAt: noon };
    const { puts, timeline } = handleDue(snapshot, due, during([running()]));
    expect(puts).toMatchObject([{ kind: 'ladder', dueAt: '2018-03-14T18:00:00.000Z', status: 'watching' }]);
    expect(timeline).toMatchObject([{ type: 'nudge.deferred.v1', data: { reason: 'outage', outageId: 'o1' } }]);
  });
});

describe('deadlines move', () => {
  const deadline = '2018-03-14T14:00:00.000Z';
  const owed = (more = {}): Snapshot =>
    having(
      owing({ status: 'watching' }),
      aRequirement('bank_account', { deadline, dueAt: deadline, openedAt: '2018-03-06T13:00:00.000Z', ...more }),
    );
  const fallsDue = (snapshot: Snapshot, outages: readonly Outage[], now: string, dueAt = deadline, outageId?: string) =>
    handleDue(snapshot, { kind: 'requirement', id: 'bank_account', dueAt, outageId }, during(outages, now));
  const after = '2018-03-14T18:00:00.000Z';

  test('none is missed while an outage lasts', () => {
    const { puts, timeline } = fallsDue(owed(), [running()], noon);
    expect(puts).toMatchObject([{ deadline, dueAt: after, dueStatus: 'currently_due' }]);
    expect(timeline).toEqual([]);
  });

  test('after it the deadline is later by the overlap, which its history and the timeline tell', () => {
    const held = applied(owed(), fallsDue(owed(), [running()], noon));
    const { puts, timeline } = fallsDue(held, [running()], after, after);
    const to = '2018-03-14T20:00:00.000Z';
    expect(puts).toMatchObject([
      { deadline: to, dueAt: to, deadlineHistory: [{ from: deadline, to, at: after, by: 'outage', reason: 'outage' }] },
    ]);
    expect(timeline).toMatchObject([{ type: 'requirement.extended.v1', data: { from: deadline, to, outageId: 'o1' } }]);
  });

  test('overlapping outages are counted once, and each outage moves it once', () => {
    const other = running({ id: 'o2', from: '2018-03-14T13:00:00.000Z', until: '2018-03-14T19:00:00.000Z' });
    const first = fallsDue(
      owed({ dueAt: '2018-03-20T00:00:00.000Z', deadline: '2018-03-20T00:00:00.000Z' }),
      [running(), other],
      after,
      '2018-03-20T00:00:00.000Z',
      'o1',
    );
    expect(first.puts).toMatchObject([{ deadline: '2018-03-20T06:00:00.000Z' }]);
    const moved = applied(owed({ dueAt: '2018-03-20T00:00:00.000Z', deadline: '2018-03-20T00:00:00.000Z' }), first);
    expect(fallsDue(moved, [running(), other], after, '2018-03-20T06:00:00.000Z', 'o1').puts).toEqual([]);
    const second = fallsDue(moved, [running(), other], other.until, '2018-03-20T06:00:00.000Z', 'o2');
    expect(second.puts).toMatchObject([{ deadline: '2018-03-20T07:00:00.000Z' }]);
  });

  test('time before it was asked for, before its stage and before it was refused is none of its own', () => {
    const opened = running({ from: '2018-03-06T12:00:00.000Z', until: '2018-03-06T13:30:00.000Z' });
    expect(fallsDue(owed(), [opened], noon).puts).toMatchObject([{ deadline: '2018-03-14T14:30:00.000Z' }]);
    const refusedAt = '2018-03-14T13:00:00.000Z';
    const again = owed({ verificationStatus: 'failed', factAt: refusedAt });
    expect(fallsDue(again, [running({ until: '2018-03-14T14:00:00.000Z' })], noon).puts).toMatchObject([
      { deadline: '2018-03-14T15:00:00.000Z' },
    ]);
    const noFact = owed({ verificationStatus: 'failed' });
    expect(fallsDue(noFact, [running({ until: '2018-03-14T14:00:00.000Z' })], noon).puts).toMatchObject([
      { deadline: '2018-03-14T16:00:00.000Z' },
    ]);
  });

  test('of several that are over the last one is named, in whatever order they were declared', () => {
    const first = running({ id: 'o0', from: '2018-03-13T12:00:00.000Z', until: '2018-03-13T14:00:00.000Z' });
    const last = running({ until: '2018-03-14T13:00:00.000Z' });
    for (const both of [
      [first, last],
      [last, first],
    ])
      expect(fallsDue(owed(), both, noon).timeline).toMatchObject([{ data: { outageId: 'o1', to: '2018-03-14T17:00:00.000Z' } }]);
  });

  test('what is due in a stage the merchant has not come to runs since it was asked for', () => {
    const ahead = owed({ dueIn: 'activation' });
    const payments = running({ capability: 'payments', until: '2018-03-14T14:00:00.000Z' });
    expect(fallsDue(ahead, [payments], noon).puts).toMatchObject([{ deadline: '2018-03-14T16:00:00.000Z' }]);
  });

  test('one without a deadline of its own is told to be past due as the index had it', () => {
    const { timeline } = fallsDue(owed({ deadline: undefined }), [], noon);
    expect(timeline).toMatchObject([{ type: 'requirement.past-due.v1', data: { deadline } }]);
  });

  test('more time that a person gave stays, and a deadline set anew has been given nothing', () => {
    const history = [
      { from: '2018-03-13T14:00:00.000Z', to: '2018-03-13T16:00:00.000Z', at: noon, by: 'outage', reason: 'outage' },
      { from: '2018-03-13T16:00:00.000Z', to: deadline, at: noon, by: 'ana', reason: 'on holiday' },
    ];
    const twice = owed({ deadlineHistory: history });
    const earlier = running({ id: 'o0', from: '2018-03-13T12:00:00.000Z', until: '2018-03-13T14:00:00.000Z' });
    expect(fallsDue(twice, [earlier], noon).puts).toMatchObject([{ dueStatus: 'past_due' }]);
    const anew = owed({ deadlineHistory: history.map((one) => ({ ...one, to: '2018-03-14T01:00:00.000Z' })) });
    expect(fallsDue(anew, [earlier], noon).puts).toMatchObject([{ deadline: '2018-03-14T16:00:00.000Z' }]);
  });
});

describe('after the end everything is decided afresh', () => {
  const over = running({ until: '2018-03-14T14:00:00.000Z', untils: ['2018-03-14T18:00:00.000Z'] });
  const letGo = (snapshot: Snapshot, kind: 'ladder' | 'requirement' | 'task', dueAt: string, outage: Outage | null = over) =>
    handleDue(
      snapshot,
      { kind, id: kind === 'ladder' ? 'onboarding' : 'bank_account', dueAt, outageId: outage?.id },
      during(outage ? [outage] : []),
    );
  const held = '2018-03-14T18:00:00.000Z';

  test('a ladder that was held is looked at now, though it was put off to the end that was expected', () => {
    const snapshot = owing({ status: 'watching', dueAt: held });
    expect(letGo(snapshot, 'ladder', held).timeline).toMatchObject([{ type: 'merchant.stalled.v1' }]);
  });

  test('one that only waits for its time gets the time that is right', () => {
    const later = '2018-03-20T13:00:00.000Z';
    const { puts, timeline } = letGo(
      owing({ status: 'watching', dueAt: later, lastProgressAt: '2018-03-14T11:00:00.000Z' }),
      'ladder',
      later,
    );
    expect(puts).toMatchObject([{ dueAt: expect.stringMatching(/^2018-03-1/) }]);
    expect(timeline).toEqual([]);
    const right = puts[0]?.kind === 'ladder' ? (puts[0].dueAt ?? '') : '';
    expect(
      letGo(owing({ status: 'watching', dueAt: right, lastProgressAt: '2018-03-14T11:00:00.000Z' }), 'ladder', right).puts,
    ).toEqual([]);
  });

  test('a requirement that was held comes due when it always would have, where the outage took none of its time', () => {
    const deadline = '2018-03-19T14:00:00.000Z';
    const never = { ...over, until: over.from };
    const owed = having(owing(), aRequirement('bank_account', { deadline, dueAt: held }));
    expect(letGo(owed, 'requirement', held, never).puts).toMatchObject([{ dueAt: deadline }]);
    const none = having(owing(), aRequirement('bank_account', { dueAt: held, deadline: undefined }));
    expect(letGo(none, 'requirement', held, never).puts).toEqual([]);
  });

  test('nothing else, nothing while it lasts, and nothing of an outage nobody knows', () => {
    const snapshot = owing({ status: 'watching', dueAt: held });
    expect(letGo(snapshot, 'ladder', held, running()).result).toEqual({ kind: 'not_due' });
    expect(letGo(snapshot, 'ladder', held, null).result).toEqual({ kind: 'not_due' });
    const restricted = { ...snapshot, merchant: { ...snapshot.merchant, restricted: { until: held } as never } };
    expect(letGo(restricted, 'ladder', held).result).toEqual({ kind: 'not_due' });
    const task = having(snapshot, anOpenTask('bank_account', { dueAt: held }));
    expect(letGo(task, 'task', held).result).toEqual({ kind: 'not_due' });
  });
});
