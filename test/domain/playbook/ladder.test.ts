import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { progressLadder, startLadder, stopLadder, stopLadderOf } from '../../../domain/ladder/move-ladder.ts';
import { aPolicy, aRequirement, at, having, registered, tuesday } from '../given.ts';

const start = (context = at(tuesday), requirements = [aRequirement('website')]) =>
  startLadder(registered().merchant, undefined, 'onboarding', context, requirements);
const begun = () => having(registered(), ...start());
const none = () => {
  const policy = aPolicy();
  policy.nudges.ladders = [];
  return policy;
};

describe('a ladder', () => {
  it('is looked at when its first rung comes, two working days on', () => {
    expect(start()).toMatchObject([{ stage: 'onboarding', status: 'watching', rung: 0, dueAt: '2018-03-08T13:00:00.000Z' }]);
  });
  it('is looked at earlier when a deadline comes near', () => {
    const policy = aPolicy();
    policy.nudges.ladders = policy.nudges.ladders.map((one) => ({
      ...one,
      stalledAfterWorkingDays: 15,
      rungs: [{ kind: 'nudge', afterWorkingDays: 15, channel: 'email', template: 'onboarding_missing' }],
    }));
    expect(start(at(tuesday, policy), [aRequirement('website', { deadline: addDays(tuesday, 6) })])[0]?.dueAt).toBe(
      addDays(tuesday, 2),
    );
    expect(startLadder(registered().merchant, undefined, 'onboarding', at(tuesday, policy))[0]?.dueAt).toBe(
      '2018-03-27T13:00:00.000Z',
    );
  });
  it('keeps what was sent when it starts again, for the caps', () => {
    const sent = [{ rung: 0, at: tuesday, channel: 'email' as const, nudgeId: 'n1' }];
    const old = start().map((one) => ({ ...one, sent, version: 7 }))[0];
    expect(startLadder(registered().merchant, old, 'onboarding', at(tuesday))).toMatchObject([{ sent, version: 7, rung: 0 }]);
    const longer = old === undefined ? undefined : { ...old, sentBefore: 4 };
    expect(startLadder(registered().merchant, longer, 'onboarding', at(tuesday))).toMatchObject([{ sent, sentBefore: 4 }]);
  });
  it('is not there where policy has none for the stage', () => {
    expect(startLadder(registered().merchant, undefined, 'onboarding', at(tuesday, none()))).toEqual([]);
    expect(progressLadder(begun(), addDays(tuesday, 1), at(addDays(tuesday, 1), none()))).toEqual([]);
  });
  it('begins from its first rung when the merchant moves on, even stalled or stopped', () => {
    const now = addDays(tuesday, 1);
    for (const status of ['stalled', 'stopped'] as const) {
      const stuck = having(begun(), ...start().map((one) => ({ ...one, status, rung: 2, stalledAt: tuesday, stopReason: 'x' })));
      const [moved] = progressLadder(stuck, now, at(now));
      expect(moved).toMatchObject({ status: 'watching', rung: 0, lastProgressAt: now, dueAt: '2018-03-09T13:00:00.000Z' });
      expect(moved?.stopReason).toBeUndefined();
    }
  });
  it('does not move for what is older than what is known, nor counts from the future', () => {
    expect(progressLadder(begun(), addDays(tuesday, -1), at(tuesday))).toEqual([]);
    expect(progressLadder(registered(), tuesday, at(tuesday))).toEqual([]);
    const hourLater = '2018-03-06T14:00:00.000Z';
    expect(progressLadder(begun(), addDays(tuesday, 5), at(hourLater))[0]?.lastProgressAt).toBe(hourLater);
  });
  it('begins anew with what was sent before, and counts what it no longer shows', () => {
    const [old] = begun().ladders;
    if (old === undefined) throw new Error('no ladder');
    const { merchant, requirements } = begun();
    expect(startLadder(merchant, { ...old, sentBefore: 7 }, old.stage, at(tuesday), requirements)).toMatchObject([
      { sentBefore: 7 },
    ]);
    expect(startLadder(merchant, old, old.stage, at(tuesday), requirements)[0]).not.toHaveProperty('sentBefore');
  });
  it('moves once for several facts of one instant, and for each that changes something', () => {
    expect(progressLadder(begun(), tuesday, at(tuesday))).toEqual([]);
    for (const more of [
      { status: 'stalled' as const },
      { rung: 1 },
      { dueAt: addDays(tuesday, 1) },
      { snoozedUntil: addDays(tuesday, 9) },
      { askedAt: tuesday },
    ]) {
      const moved = having(begun(), ...begun().ladders.map((one) => ({ ...one, ...more })));
      expect(progressLadder(moved, tuesday, at(tuesday))).toMatchObject([
        { status: 'watching', rung: 0, lastProgressAt: tuesday },
      ]);
    }
  });
  it('stops once', () => {
    const [stopped] = stopLadderOf(begun(), 'onboarding', tuesday, 'left');
    expect(stopped).toMatchObject({ status: 'stopped', stopReason: 'left' });
    expect(stopped?.dueAt).toBeUndefined();
    expect(
      stopLadderOf(having(begun(), ...start().map((one) => stopLadder(one, tuesday, 'left'))), 'onboarding', tuesday, 'again'),
    ).toEqual([]);
    expect(stopLadderOf(registered(), 'onboarding', tuesday, 'left')).toEqual([]);
  });
});
