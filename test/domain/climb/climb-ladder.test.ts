import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { isHoliday } from '../../../domain/calendar/is-holiday.ts';
import { quietUntil } from '../../../domain/calendar/quiet-hours.ts';
import { localDay } from '../../../domain/calendar/zone.ts';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { freeDayCalendar } from '../../../domain/model/merchant-calendar.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { judgeNudge } from '../../../domain/nudge/judge-nudge.ts';
import { versioned } from '../../../domain/policy/version.ts';
import {
  aClimb,
  anOpenTask,
  aPolicy,
  applied,
  aRequirement,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';
import { aLadder, owing, quiet } from '../nudge/given-ladder.ts';

const friday = '2018-03-09T14:00:00.000Z';
const judge = (snapshot: Snapshot, now = friday, policy = aPolicy()) => {
  const ladder = snapshot.ladders[0];
  if (ladder === undefined) throw new Error('no ladder');
  return judgeNudge(snapshot, ladder, at(now, policy));
};
const withMerchant = (snapshot: Snapshot, more: object): Snapshot => ({
  ...snapshot,
  merchant: { ...snapshot.merchant, ...more },
});
const treated = { nudgeGroup: 'treated' as const };
const ready = (more = {}) => withMerchant(owing(more), treated);
const aNudge = (id: string, requestedAt: string, failed = false) => ({
  ...{
    kind: 'nudge' as const,
    merchantId: shopId,
    id,
    version: 1,
    stage: 'onboarding' as const,
    rung: 0,
    channel: 'email' as const,
  },
  ...{ template: 'onboarding_missing', locale: 'pt', subject: 's', body: 'b', run: 'r', requestedAt },
  ...(failed
    ? { status: 'failed' as const, failedAt: requestedAt, failure: 'bounced' }
    : { status: 'delivered' as const, deliveredAt: requestedAt }),
});

describe('the ladder says', () => {
  test('send, naming the most pressing requirement', () => {
    const more = having(ready(), aRequirement('website', { deadline: '2018-03-20T13:00:00.000Z' }), aRequirement('zz'));
    expect(judge(more)).toEqual({
      kind: 'send',
      stage: 'onboarding',
      rung: 0,
      channel: 'email',
      template: 'onboarding_missing',
      requirementId: 'website',
      at: friday,
    });
    expect(judge(withMerchant(quiet(), treated), '2018-03-21T14:00:00.000Z')).not.toHaveProperty('requirementId');
  });
  test.each([
    ['the evening', '2018-03-09T23:30:00.000Z', 'quiet_hours', '2018-03-12T11:00:00.000Z'],
    ['Saturday', '2018-03-10T15:00:00.000Z', 'weekend', '2018-03-12T11:00:00.000Z'],
    ['Good Friday', '2018-03-30T15:00:00.000Z', 'holiday', '2018-04-02T11:00:00.000Z'],
  ])('wait, in %s', (_, now, reason, until) => {
    expect(judge(ready(), now)).toMatchObject({ kind: 'wait', reason, until });
  });
  test('send at any time, where policy skips neither weekends nor holidays and the night is not quiet', () => {
    const policy = aPolicy();
    policy.nudges = { ...policy.nudges, skipHolidays: false, skipWeekends: false, quietHours: { from: '00:00', to: '00:00' } };
    expect(judge(ready(), '2018-03-31T02:00:00.000Z', policy).kind).toBe('send');
  });
  test.each([
    ['merchant_closed', () => withMerchant(ready(), { withdrawalRequestedAt: tuesday })],
    ['merchant_closed', () => withMerchant(ready(), { operationalStatus: 'canceled' })],
    ['already_progressed', () => withMerchant(ready(), { lifecycleStage: 'risk_check' })],
    ['already_progressed', () => ready({ status: 'watching' })],
    ['already_progressed', () => ready({ lastProgressAt: '2018-03-09T12:00:00.000Z' })],
    ['ladder_exhausted', () => ready({ rung: 99 })],
    ['ladder_exhausted', () => ready({ status: 'stopped' })],
    ['snoozed', () => ready({ snoozedUntil: '2018-03-20T12:00:00.000Z' })],
    ['our_move', () => having(ready(), anOpenTask('t'))],
    ['our_move', () => having(ready(), aRequirement('bank_account', { awaitingActionFrom: 'operations' }))],
    ['provider_move', () => having(ready(), aRequirement('bank_account', { awaitingActionFrom: 'provider' }))],
    ['hold_out', () => withMerchant(ready(), { nudgeGroup: 'hold_out' })],
    ['opted_out', () => withMerchant(ready(), { optedOutAt: tuesday })],
    ['no_contact', () => withMerchant(ready(), { contact: {} })],
    ['no_contact', () => withMerchant(ready(), { contact: { email: 'почта@xn--h1alffa9f.xn--p1ai' } })],
    ['frequency_cap', () => having(ready(), aNudge('a', '2018-03-08T15:00:00.000Z'))],
    ['frequency_cap', () => having(ready(), aNudge('a', '2018-03-05T15:00:00.000Z'), aNudge('b', '2018-03-06T15:00:00.000Z'))],
  ])('suppress: %s', (reason, given) => {
    expect(judge(given())).toMatchObject({ kind: 'suppress', reason });
  });
  test('a message that failed reached nobody and counts for no cap', () => {
    expect(judge(having(ready(), aNudge('a', '2018-03-09T13:00:00.000Z', true))).kind).toBe('send');
  });
  test('a snooze that ended no longer holds', () => {
    expect(judge(ready({ snoozedUntil: '2018-03-08T12:00:00.000Z' })).kind).toBe('send');
  });
  test('escalate to the queue of the rung, stop at the last', () => {
    expect(judge(ready({ rung: 3 }), '2018-06-04T14:00:00.000Z')).toMatchObject({
      kind: 'escalate',
      queue: 'onboarding_call',
      reason: 'no_progress',
    });
    expect(judge(quiet({ rung: 5 }), '2018-07-04T14:00:00.000Z')).toMatchObject({
      kind: 'stop',
      reason: 'no_progress',
    });
  });
  test("send the hold-out no message, but a person's help like anybody", () => {
    expect(judge(withMerchant(ready({ rung: 3 }), { nudgeGroup: 'hold_out' }), '2018-06-04T14:00:00.000Z').kind).toBe('escalate');
  });
  test('a near deadline brings the message forward, once', () => {
    const soon = (more = {}) =>
      having(
        ready({ rung: 1, lastProgressAt: '2018-03-12T12:00:00.000Z', ...more }),
        aRequirement('bank_account', { deadline: '2018-03-17T13:00:00.000Z' }),
      );
    expect(judge(soon(), '2018-03-13T14:00:00.000Z').kind).toBe('send');
    const sent = [{ rung: 0, at: '2018-03-13T13:30:00.000Z', channel: 'email' as const, nudgeId: 'n' }];
    expect(judge(soon({ sent }), '2018-03-13T14:00:00.000Z')).toMatchObject({ reason: 'already_progressed' });
  });
  test('in care a check-in asks, not the time that passed', () => {
    const care = withMerchant(having(inStage('care'), aLadder('care')), treated);
    expect(judge(care).kind).toBe('send');
    expect(judge(having(care, aLadder('care', { status: 'watching' })))).toMatchObject({ reason: 'already_progressed' });
  });
  test("free days are the merchant's own country's, by its own clock", () => {
    const policy = versioned(aPolicy());
    expect(freeDayCalendar(policy, { ...registered().merchant, country: 'IE' }, 20_000)).toMatchObject({
      holidayCountry: 'IE',
      timeZone: 'America/Sao_Paulo',
    });
    expect(freeDayCalendar(policy, { ...registered().merchant, country: 'AQ' }, 20_000)).toMatchObject({ holidayCountry: 'GB' });
  });
});

describe('the step moves the ladder', () => {
  const step = aClimb();
  const decide = (snapshot: Snapshot, now = friday) => {
    const decision = climbLadder(snapshot, step, at(now));
    return { ...decision, ladder: applied(snapshot, decision).ladders[0], types: decision.timeline.map((one) => one.type) };
  };
  test('with the message, in one decision: the next look finds the rung behind it', () => {
    const sent = decide(ready());
    expect(sent).toMatchObject({
      result: { kind: 'send', rung: 0 },
      ladder: { status: 'watching', rung: 1 },
      types: ['nudge.requested.v1'],
    });
    expect(decide(applied(ready(), sent)).result).toMatchObject({ kind: 'suppress', reason: 'already_progressed' });
  });
  test("with the person's task in the ladder's own queue, and asks nobody twice", () => {
    const asked = decide(ready({ rung: 3 }), '2018-06-04T14:00:00.000Z');
    const task = {
      kind: 'task',
      queue: 'onboarding_call',
      subjectKind: 'merchant',
      status: 'open',
      openedAt: '2018-06-04T14:00:00.000Z',
    };
    expect(asked.puts).toContainEqual(expect.objectContaining(task));
    const open = having(ready({ rung: 3 }), anOpenTask('t', { queue: 'onboarding_call' }));
    expect(decide(open, '2018-06-04T14:00:00.000Z').types).toEqual(['nudge.suppressed.v1']);
  });
  test('to look again when the obstacle is gone', () => {
    expect(decide(ready(), '2018-03-10T15:00:00.000Z')).toMatchObject({
      ladder: { status: 'watching', rung: 0, dueAt: '2018-03-12T11:00:00.000Z' },
      types: ['nudge.deferred.v1'],
    });
    expect(decide(having(ready(), anOpenTask('t')))).toMatchObject({
      ladder: { status: 'watching', dueAt: '2018-03-12T14:00:00.000Z' },
      types: ['nudge.suppressed.v1'],
    });
  });
  test.each([
    [
      'snoozed',
      () => ready({ snoozedUntil: '2018-03-20T12:00:00.000Z' }),
      { status: 'watching', rung: 0, dueAt: '2018-03-20T12:00:00.000Z' },
    ],
    [
      'provider_move',
      () => having(ready(), aRequirement('bank_account', { awaitingActionFrom: 'provider' })),
      { rung: 0, dueAt: '2018-03-12T14:00:00.000Z' },
    ],
    ['already_progressed', () => ready({ status: 'watching' }), { rung: 0, dueAt: '2018-03-08T13:00:00.000Z' }],
    [
      'frequency_cap',
      () => having(ready(), aNudge('a', '2018-03-08T15:00:00.000Z')),
      { rung: 0, dueAt: '2018-03-09T15:00:00.000Z' },
    ],
    ['hold_out', () => withMerchant(ready(), { nudgeGroup: 'hold_out' }), { rung: 1 }],
    ['no_contact', () => withMerchant(ready(), { contact: {} }), { rung: 1 }],
    [
      'merchant_closed',
      () => withMerchant(ready(), { withdrawalRequestedAt: tuesday }),
      { status: 'stopped', stopReason: 'merchant_closed' },
    ],
  ])('after %s to where it belongs', (reason, given, ladder) => {
    expect(decide(given())).toMatchObject({ result: { kind: 'suppress', reason }, ladder });
  });
  test('past a rung on which nothing will ever be sent', () => {
    expect(decide(withMerchant(ready(), { optedOutAt: tuesday }))).toMatchObject({
      ladder: { status: 'watching', rung: 1 },
      types: ['nudge.suppressed.v1'],
    });
  });
  test('up and at once due, when the next rung is reached already', () => {
    expect(decide(ready({ rung: 3 }), '2018-06-04T14:00:00.000Z')).toMatchObject({
      ladder: { rung: 4, dueAt: '2018-06-04T14:00:00.000Z' },
      types: ['nudge.escalated.v1', 'task.opened.v1'],
    });
  });
  test('to its end, said once', () => {
    expect(decide(ready({ rung: 4 }), '2018-06-04T14:00:00.000Z')).toMatchObject({
      ladder: { status: 'stopped', stopReason: 'ladder_exhausted' },
      types: ['nudge.escalated.v1', 'ladder.stopped.v1', 'task.opened.v1'],
    });
    expect(decide(quiet({ rung: 5 }), '2018-07-04T14:00:00.000Z')).toMatchObject({
      ladder: { status: 'stopped' },
      types: ['ladder.stopped.v1'],
    });
    expect(decide(ready({ rung: 99 }))).toMatchObject({
      ladder: { status: 'stopped' },
      types: ['nudge.suppressed.v1', 'ladder.stopped.v1'],
    });
    expect(decide(ready({ status: 'stopped', stopReason: 'x' }))).toMatchObject({ types: ['nudge.suppressed.v1'] });
  });
  test('nowhere, when the stage has none', () => {
    expect(decide(registered())).toMatchObject({
      result: { reason: 'ladder_exhausted' },
      puts: [],
      types: ['nudge.suppressed.v1'],
    });
  });
  test('in care to no later look: the next check-in is one', () => {
    const care = withMerchant(having(inStage('care'), aLadder('care')), treated);
    expect(decide(care, '2018-03-10T15:00:00.000Z').ladder).not.toHaveProperty('dueAt');
    const opted = withMerchant(care, { optedOutAt: tuesday });
    expect(decide(opted).ladder).toMatchObject({ status: 'watching', rung: 1 });
    expect(decide(opted).ladder).not.toHaveProperty('dueAt');
  });
  test('in care to the same message again, once the night or the weekend is over', () => {
    const care = withMerchant(having(inStage('care'), aLadder('care')), treated);
    const saturday = decide(care, '2018-03-10T15:00:00.000Z');
    if (saturday.result.kind !== 'wait') throw new Error(`the ladder said ${saturday.result.kind}`);
    expect(saturday.types).toEqual(['nudge.deferred.v1']);
    expect(judge(applied(care, saturday), saturday.result.until)).toMatchObject({ kind: 'send', rung: 0 });
  });
});

describe('laws of the ladder', () => {
  const policy = versioned(aPolicy());
  const when = (now: string) => ({ now, policy });
  const shop = registered();
  const active = quiet();
  const stages = fc.constantFrom('onboarding', 'activation');
  const moments = fc.integer({ min: Date.parse('2018-01-02'), max: Date.parse('2020-01-02') });
  const scene = fc.record({
    stage: stages,
    start: moments,
    group: fc.constantFrom<'treated' | 'hold_out'>('treated', 'treated', 'treated', 'hold_out'),
    optedOut: fc.boolean(),
    email: fc.boolean(),
    delays: fc.array(fc.integer({ min: 0, max: 3 * 3_600_000 }), { minLength: 1, maxLength: 8 }),
    deadlineDays: fc.integer({ min: 3, max: 60 }),
  });

  test('never in quiet hours, on a free day, past a cap or to a hold-out; every other answer has its reason; it always ends', () => {
    fc.assert(
      fc.property(scene, ({ stage, start, group, optedOut, email, delays, deadlineDays }) => {
        const begun = new Date(start).toISOString();
        const begin = { status: 'watching' as const, lastProgressAt: begun, startedAt: begun, dueAt: begun };
        const base =
          stage === 'onboarding'
            ? having(shop, aRequirement('bank_account'), aLadder('onboarding', begin))
            : having(active, aLadder('activation', begin));
        let snapshot = withMerchant(base, {
          nudgeGroup: group,
          ...(optedOut ? { optedOutAt: begun } : {}),
          contact: email ? { email: 'a@b.example' } : {},
        });
        if (stage === 'onboarding') {
          snapshot = having(snapshot, aRequirement('bank_account', { deadline: addDays(begun, deadlineDays) }));
        }
        const sent: string[] = [];
        let clock = begun;
        for (let look = 0; look < 60; look += 1) {
          const ladder = snapshot.ladders[0];
          if (ladder?.dueAt === undefined) break;
          const late = delays[look % delays.length] ?? 0;
          clock = new Date(Math.max(Date.parse(clock), Date.parse(ladder.dueAt)) + late).toISOString();
          snapshot = applied(snapshot, handleDue(snapshot, { kind: 'ladder', id: stage, dueAt: ladder.dueAt }, when(clock)));
          if (snapshot.ladders[0]?.status !== 'stalled') continue;
          const step = aClimb(stage === 'onboarding' ? 'onboarding' : 'activation', clock, look);
          const decision = climbLadder(snapshot, step, when(clock));
          const answer = decision.result;
          // whoever is asked deals with it at once
          snapshot = { ...applied(snapshot, decision), tasks: [] };
          if (answer.kind !== 'send') {
            expect(answer.reason).not.toBe('');
            continue;
          }
          sent.push(clock);
        }
        expect(snapshot.ladders[0]?.status).toBe('stopped');
        const { merchant } = snapshot;
        const context = when(clock);
        for (const one of sent) {
          expect(quietUntil(context.policy.nudges.quietHours, merchant.timeZone, one)).toBeUndefined();
          expect(isHoliday(freeDayCalendar(context.policy, merchant, localDay(merchant.timeZone, Date.parse(one))), one)).toBe(
            false,
          );
          for (const cap of context.policy.nudges.caps) {
            const window = sent.filter((other) => other <= one && Date.parse(other) > Date.parse(one) - cap.days * 86_400_000);
            expect(window.length).toBeLessThanOrEqual(cap.nudges);
          }
        }
        if (group === 'hold_out' || optedOut) expect(sent).toEqual([]);
        expect(snapshot.nudges.length).toBe(sent.length);
      }),
      { numRuns: 120 },
    );
  });
});
