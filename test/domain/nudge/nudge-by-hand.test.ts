import { describe, expect, test } from 'vitest';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { progressLadder } from '../../../domain/ladder/move-ladder.ts';
import type { Ladder } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { ParkedWait } from '../../../domain/model/wait.ts';
import { askNudge, previewNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import { aClimb, applied, at, having, inStage, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { aLadder, owing } from './given-ladder.ts';

/** the morning after: long before the ladder's own time */
const wednesday = '2018-03-07T14:00:00.000Z';
const saturday = '2018-03-10T15:00:00.000Z';
const monday = '2018-03-12T11:00:00.000Z';
const ana = { by: 'ana', reason: 'she asked for it', requestId: 'api/ana/1' };

const waiting = (waitingFor: ParkedWait['waitingFor'] = 'requirements'): ParkedWait => ({
  ...{ merchantId: shopId, id: 'r', version: 1, kind: 'wait', playbook: 'onboarding', run: 'r', waitingFor },
  ...{ since: tuesday, status: 'parked', token: 't' },
});
const watched: Partial<Ladder> = { status: 'watching', dueAt: '2018-03-08T13:00:00.000Z' };
const given = (ladder: Partial<Ladder> = watched, more: object = {}): Snapshot => {
  const snapshot = having(owing(ladder), waiting());
  return { ...snapshot, merchant: { ...snapshot.merchant, nudgeGroup: 'treated', ...more } };
};
const ask = (snapshot: Snapshot, now = wednesday): Snapshot => applied(snapshot, askNudge(snapshot, ana, at(now)));
const decide = (snapshot: Snapshot, now: string) => climbLadder(snapshot, aClimb('onboarding', now), at(now));
const letterOf = (snapshot: Snapshot, now: string) => {
  const [letter] = applied(snapshot, decide(snapshot, now)).nudges;
  return letter;
};

describe('a message a person asks for', () => {
  test('leaves at once, long before the ladder would have sent it', () => {
    expect(decide(given({ status: 'stalled' }), wednesday).result).toMatchObject({ reason: 'already_progressed' });
    expect(decide(ask(given()), wednesday).result).toMatchObject({ kind: 'send', rung: 0 });
  });

  test('says who asked, and why', () => {
    expect(askNudge(given(), ana, at(wednesday))).toMatchObject({
      result: { kind: 'asked', stage: 'onboarding', rung: 0 },
      timeline: [{ type: 'merchant.stalled.v1', actor: { kind: 'person', id: 'ana' }, reason: 'she asked for it' }],
    });
  });

  test('is the very one that was shown before', () => {
    const preview = previewNudge(given(), at(wednesday));
    const letter = letterOf(ask(given()), wednesday);
    expect(preview).toMatchObject({
      kind: 'send',
      version: 1,
      channel: 'email',
      to: 'ana@lojadaana.com.br',
      at: wednesday,
      message: { locale: 'pt', subject: letter?.subject, body: letter?.body },
    });
    expect(letter?.body).toContain('Loja da Ana');
  });

  test('waits for the morning like any other, and is not forgotten over it', () => {
    expect(previewNudge(given(), at(saturday))).toMatchObject({ kind: 'send', at: monday, waitsFor: 'weekend' });
    const asked = ask(given(), saturday);
    const put = applied(asked, decide(asked, saturday));
    expect(put.ladders[0]).toMatchObject({ status: 'watching', dueAt: monday });
    const reference = { merchantId: shopId, kind: 'ladder', id: 'onboarding', dueAt: monday } as const;
    const woken = applied(put, handleDue(put, reference, at(monday)));
    expect(letterOf(woken, monday)?.body).toBe(letterOf(asked, monday)?.body);
  });

  test('is asked for once: the one after it has its own time again', () => {
    const asked = ask(given());
    const sent = applied(asked, decide(asked, wednesday));
    expect(sent.ladders[0]).toMatchObject({ rung: 1, status: 'watching' });
    expect(sent.ladders[0]).not.toHaveProperty('askedAt');
    const [moved] = progressLadder(ask(given()), wednesday, at(wednesday));
    expect(moved).not.toHaveProperty('askedAt');
  });

  test.each([
    ['hold_out', given(watched, { nudgeGroup: 'hold_out' })],
    ['opted_out', given(watched, { optedOutAt: tuesday })],
    ['no_contact', given(watched, { contact: {} })],
  ])('is held back by %s, and the preview says so before', (reason, snapshot) => {
    expect(previewNudge(snapshot, at(wednesday))).toEqual({ kind: 'suppressed', version: 1, reason });
    expect(decide(ask(snapshot), wednesday).result).toMatchObject({ kind: 'suppress', reason });
  });

  test('is held back by a snooze, until it ends', () => {
    const snoozed = given({ ...watched, snoozedUntil: '2018-03-20T12:00:00.000Z' });
    expect(previewNudge(snoozed, at(wednesday))).toMatchObject({ reason: 'snoozed', until: '2018-03-20T12:00:00.000Z' });
  });

  test('in the console has no address', () => {
    expect(previewNudge(given({ ...watched, rung: 2 }), at(wednesday))).toMatchObject({ kind: 'send', channel: 'in_app' });
    expect(previewNudge(given({ ...watched, rung: 2 }), at(wednesday))).not.toHaveProperty('to');
  });
});

describe('there is no message to ask for', () => {
  const atReview = (wait: ParkedWait): Snapshot =>
    having(inStage('risk_check', {}, given()), aLadder('risk_check', watched), { ...wait, playbook: 'risk-check' });
  const without = (snapshot: Snapshot, kind: 'ladders' | 'waits'): Snapshot => ({ ...snapshot, [kind]: [] });
  test.each([
    ['without a ladder', without(given(), 'ladders'), 'no-ladder'],
    ['on a ladder that stopped', given({ status: 'stopped' }), 'no-ladder'],
    ['while no run waits', without(given(), 'waits'), 'no-run-waits'],
    ['while only a run beside the stage waits', having(given(), { ...waiting(), playbook: 'risk-check' }), 'no-run-waits'],
    ['while a decision is ours', atReview(waiting('decision')), 'decision-first'],
    ['when a call comes next', having(given(), aLadder('onboarding', { ...watched, rung: 3 })), 'message-none-left'],
  ] as const)('%s', (_, snapshot, why) => {
    expect(previewNudge(snapshot, at(wednesday))).toMatchObject({ kind: 'refused', refusal: { code: why } });
    expect(() => askNudge(snapshot, ana, at(wednesday))).toThrow(because(why));
  });
});
