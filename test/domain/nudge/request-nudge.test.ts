import { describe, expect, test } from 'vitest';
import { nudgeIdOf, requestNudge } from '../../../domain/nudge/request-nudge.ts';
import { applied, aStep, at, tuesday } from '../given.ts';
import { owing } from './given-ladder.ts';

describe('requesting a nudge', () => {
  const send = {
    kind: 'send' as const,
    stage: 'onboarding' as const,
    rung: 0,
    channel: 'email' as const,
    template: 'onboarding_missing',
    requirementId: 'bank_account',
    at: tuesday,
  };
  const request = (snapshot = owing(), nudge: object = {}) => {
    const ladder = snapshot.ladders[0];
    if (ladder === undefined) throw new Error('no ladder');
    return requestNudge(snapshot, aStep(), { ladder, answer: { ...send, ...nudge } }, at(tuesday));
  };
  test('writes the message, moves the ladder and tells of it in one decision', () => {
    const decision = request();
    const id = nudgeIdOf('onboarding', 0, tuesday);
    expect(id).toBe('onboarding-0-20180306T130000000Z');
    const next = applied(owing(), decision);
    expect(next.nudges).toMatchObject([
      { id, status: 'requested', locale: 'pt', requirementId: 'bank_account', requestedAt: tuesday },
    ]);
    expect(next.ladders).toMatchObject([
      { status: 'watching', rung: 1, sent: [{ rung: 0, at: tuesday, channel: 'email', nudgeId: id }] },
    ]);
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1']);
  });
  test('in-app waits on the merchant’s page: nothing is delivered by being written', () => {
    const decision = request(owing(), { channel: 'in_app', requirementId: undefined });
    expect(applied(owing(), decision).nudges).toMatchObject([{ status: 'requested', channel: 'in_app' }]);
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1']);
    expect(decision.timeline[0]?.data).toMatchObject({ requirementId: null });
  });
  test('about nothing that is due names no step, and stops a ladder whose last rung it was', () => {
    const last = { ...owing({ rung: 4 }), requirements: [] };
    const decision = request(last, { rung: 4, requirementId: 'gone' });
    expect(applied(last, decision).nudges[0]).not.toHaveProperty('requirementId');
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1', 'ladder.stopped.v1']);
  });
  test('keeps the latest dozen on the ladder and counts what was sent before', () => {
    const sent = Array.from({ length: 12 }, (_, n) => ({ rung: 0, at: tuesday, channel: 'email' as const, nudgeId: `n${n}` }));
    const next = applied(owing({ sent, sentBefore: 3 }), request(owing({ sent, sentBefore: 3 }))).ladders[0];
    expect([next?.sent.length, next?.sent[0]?.nudgeId, next?.sentBefore]).toEqual([12, 'n1', 4]);
  });
});
