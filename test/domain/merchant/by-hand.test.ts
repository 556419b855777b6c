import { describe, expect, test } from 'vitest';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { progressLadder } from '../../../domain/ladder/move-ladder.ts';
import { commentMerchant } from '../../../domain/merchant/comment-merchant.ts';
import { snoozeMerchant } from '../../../domain/nudge/snooze-merchant.ts';
import { aClimb, applied, at, having, inStage, shopId } from '../given.ts';
import { owing } from '../nudge/given-ladder.ts';
import { because } from '../refused-because.ts';

const now = '2018-03-09T12:00:00.000Z';
const until = '2018-03-20T12:00:00.000Z';
const ana = { by: 'ana', roles: ['analyst' as const], until, reason: 'opens its shop on the 19th' };
const context = at(now);
const treated = (status: 'watching' | 'stalled' | 'stopped') => {
  const snapshot = owing({ status });
  return { ...snapshot, merchant: { ...snapshot.merchant, nudgeGroup: 'treated' as const } };
};

describe('a merchant put aside', () => {
  const aside = applied(treated('stalled'), snoozeMerchant(treated('stalled'), ana, context));

  test('tells who did it, until when and why', () => {
    expect(snoozeMerchant(treated('watching'), ana, context)).toMatchObject({
      result: { kind: 'snoozed', stage: 'onboarding', until },
      timeline: [{ type: 'merchant.snoozed.v1', actor: { id: 'ana' }, reason: ana.reason, data: { stage: 'onboarding', until } }],
    });
  });
  test('is neither stalled nor nudged meanwhile, and looked at again when it ends', () => {
    expect(aside.ladders[0]).toMatchObject({ status: 'watching', snoozedUntil: until, dueAt: until });
    expect(climbLadder(aside, aClimb('onboarding', now), context).result).toMatchObject({ kind: 'suppress' });
    const due = { merchantId: shopId, kind: 'ladder' as const, id: 'onboarding', dueAt: until };
    const woken = applied(aside, handleDue(aside, due, at(until)));
    expect(woken.ladders[0]).toMatchObject({ status: 'stalled' });
  });
  test('is aside no more once it made progress', () => {
    expect(progressLadder(aside, now, context)[0]).not.toHaveProperty('snoozedUntil');
  });
  test.each([
    ['an instant that is past', { ...ana, until: now }, treated('watching'), because('until-not-later', { until: now })],
    ['no reason', { ...ana, reason: ' ' }, treated('watching'), because('reason-missing')],
    ['a ladder that ended', ana, treated('stopped'), because('no-ladder', { stage: 'onboarding' })],
    ['a stage without one', ana, inStage('care'), because('no-ladder', { stage: 'care' })],
  ])('is refused for %s', (_what, input, snapshot, said) => {
    expect(() => snoozeMerchant(snapshot, input, context)).toThrow(said);
  });
});

describe('a note on a merchant', () => {
  const note = { by: 'ana', comment: 'calls back after noon' };
  test('stands on its timeline with who wrote it, after it left too', () => {
    for (const snapshot of [treated('watching'), inStage('offboarded')])
      expect(commentMerchant(snapshot, note, context)).toMatchObject({
        puts: [snapshot.merchant],
        timeline: [{ type: 'merchant.commented.v1', actor: { id: 'ana' }, data: { comment: 'calls back after noon' } }],
      });
  });
  test('and the next one at the same instant are two', () => {
    const before = having(treated('watching'));
    const first = commentMerchant(before, note, context);
    const after = { ...before, merchant: { ...before.merchant, version: before.merchant.version + 1 } };
    expect(commentMerchant(after, note, context).timeline[0]?.id).not.toBe(first.timeline[0]?.id);
  });
  test('says something', () => {
    expect(() => commentMerchant(treated('watching'), { ...note, comment: ' ' }, context)).toThrow(because('comment-missing'));
  });
});
