import { describe, expect, test } from 'vitest';
import { ladderOf } from '../../../domain/model/snapshot.ts';
import { adoptPolicy, followsMove } from '../../../domain/move/adopt-policy.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { aPolicy, applied, aRequirement, aStep, at, having, inStage, registered, shopId } from '../given.ts';
import { aLadder, owing, quiet } from '../nudge/given-ladder.ts';

const wednesday = '2018-03-07T13:00:00.000Z';
const thursday = '2018-03-08T13:00:00.000Z';
const moveTo = (snapshot: ReturnType<typeof quiet>, document: PolicyDocument, before = aPolicy()) => {
  const follows = { at: wednesday, before: versioned(before) };
  const decision = adoptPolicy(snapshot, aStep('activation', thursday, 3), follows, at(thursday, document));
  return { ...decision, after: applied(snapshot, decision) };
};
/** the shipped policy with the days of the first ladder of a stage */
const withDays = (stage: string, days: readonly number[]): PolicyDocument => {
  const policy = aPolicy();
  for (const ladder of policy.nudges.ladders) {
    if (ladder.stage !== stage) continue;
    ladder.stalledAfterWorkingDays = Math.min(...days);
    ladder.rungs = days.map((afterWorkingDays, n) => ({ ...(ladder.rungs[n] ?? ladder.rungs[0]!), afterWorkingDays }));
  }
  return policy;
};
const shop = registered().merchant;

describe('a publication that merchants in flight follow', () => {
  const move = { version: 'p_other', at: thursday };
  test('is followed by a merchant that lived by another policy before it', () => expect(followsMove(shop, move)).toBe(true));
  test('is not followed by one that lives by it already', () =>
    expect(followsMove({ ...shop, policyVersion: 'p_other' }, move)).toBe(false));
  test('takes nobody back who came after it, under a policy that was published later', () => {
    expect(followsMove({ ...shop, registeredAt: '2018-03-09T13:00:00.000Z' }, move)).toBe(false);
    expect(followsMove({ ...shop, policySince: thursday }, move)).toBe(false);
  });
});

describe('a merchant that follows a publication', () => {
  test('lives by the new policy from then on, and its timeline says which it came from', () => {
    const { after, timeline } = moveTo(quiet({ status: 'watching' }), withDays('activation', [4, 8]));
    const { version } = versioned(withDays('activation', [4, 8]));
    expect(after.merchant).toMatchObject({ policyVersion: version, policySince: wednesday });
    expect(timeline).toEqual([
      expect.objectContaining({
        type: 'merchant.policy-moved.v1',
        data: { stage: 'activation', from: shop.policyVersion, to: version },
      }),
    ]);
  });

  test('has its next step when the new policy says, and no step behind it comes again', () => {
    const before = quiet({ status: 'watching', rung: 1, dueAt: '2018-04-03T13:00:00.000Z' });
    const { after } = moveTo(before, withDays('activation', [1, 8]));
    // eight working days after Tuesday the 6th; the first step, long past, is behind it
    expect(ladderOf(after, 'activation')).toMatchObject({ rung: 1, status: 'watching' });
    expect(ladderOf(after, 'activation')?.dueAt?.slice(0, 10)).toBe('2018-03-16');
  });

  test('has a step that would be past already now, and not before', () => {
    const { after } = moveTo(quiet({ status: 'watching', dueAt: '2018-03-20T13:00:00.000Z' }), withDays('activation', [1]));
    expect(ladderOf(after, 'activation')?.dueAt).toBe(thursday);
  });

  test('is not disturbed earlier than somebody put it aside to', () => {
    const until = '2018-03-30T13:00:00.000Z';
    const { after } = moveTo(quiet({ status: 'watching', snoozedUntil: until, dueAt: until }), withDays('activation', [1]));
    expect(ladderOf(after, 'activation')).toMatchObject({ dueAt: until, snoozedUntil: until });
  });

  test('keeps the instant it waits for where the new policy changes nothing of it', () => {
    const capped = quiet({ status: 'watching', dueAt: '2018-03-09T09:00:00.000Z' });
    const policy = aPolicy();
    policy.title = 'Another';
    const { puts } = moveTo(capped, policy);
    expect(puts.map(({ kind }) => kind)).toEqual(['merchant']);
  });

  test('has no more steps where the new ladder has none left, and that is told', () => {
    const { after, timeline } = moveTo(quiet({ status: 'watching', rung: 3 }), withDays('activation', [4, 8]));
    expect(ladderOf(after, 'activation')).toMatchObject({ status: 'stopped', stopReason: 'ladder_exhausted' });
    expect(timeline.map(({ type }) => type)).toEqual(['merchant.policy-moved.v1', 'ladder.stopped.v1']);
  });

  test('goes on with a step that the old ladder did not have', () => {
    const { after } = moveTo(quiet({ status: 'watching', rung: 2 }), aPolicy(), withDays('activation', [4, 8]));
    expect(ladderOf(after, 'activation')).toMatchObject({ status: 'watching', rung: 2 });
  });

  test.each([
    ['a ladder that has ended stays ended', quiet({ status: 'stopped', stopReason: 'opted_out' })],
    ['a stage without a ladder gets none', inStage('risk_check')],
    ['in care the check-ins are the clock', having(inStage('care'), aLadder('care'))],
  ])('%s', (_name, snapshot) => {
    const { puts } = moveTo(snapshot, withDays('activation', [1]));
    expect(puts.map(({ kind }) => kind)).toEqual(['merchant']);
  });

  test('keeps the deadlines it was given', () => {
    const policy = aPolicy();
    policy.requirements.correctionDeadlineDays = 1;
    const before = having(owing(), aRequirement('website', { deadline: '2018-03-07T13:00:00.000Z', dueStatus: 'past_due' }));
    expect(moveTo(before, policy).after.requirements).toEqual(before.requirements);
    expect(before.merchant.merchantId).toBe(shopId);
  });
});
