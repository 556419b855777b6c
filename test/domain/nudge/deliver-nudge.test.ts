import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Nudge } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { claimLeaseMs, claimNudge, recordDelivery, recordFailure, releaseClaim } from '../../../domain/nudge/deliver-nudge.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { letterKind } from '../../../domain/values.ts';
import { aPolicy, applied, at, having, registered, shopId, tuesday } from '../given.ts';

const nudge = (more: object = {}): Nudge => ({
  ...{
    kind: 'nudge',
    merchantId: shopId,
    id: 'n1',
    version: 1,
    stage: 'onboarding',
    rung: 0,
    channel: 'email',
    status: 'requested',
  },
  ...{ template: 't', locale: 'pt', subject: 's', body: 'b', run: 'r', requestedAt: tuesday, requirementId: 'website' },
  ...more,
});
const shop = (more: object = {}) => having(registered(), nudge(more));
const later = (ms: number) => new Date(Date.parse(tuesday) + ms).toISOString();
const claim = (snapshot: Snapshot, now = tuesday, nudgeId = 'n1') => claimNudge(snapshot, { nudgeId }, at(now));

describe('delivering a nudge', () => {
  test('is claimed before it is sent, and told when it is', () => {
    const claimed = claim(shop());
    expect(claimed).toMatchObject({ result: { kind: 'send', nudge: { status: 'claimed', claimedAt: tuesday } }, timeline: [] });
    const held = applied(shop(), claimed);
    const sent = recordDelivery(held, { nudgeId: 'n1', messageId: 'ses-1' }, at(later(50)));
    expect(applied(held, sent).nudges).toMatchObject([
      { status: 'delivered', messageId: 'ses-1', claimedAt: tuesday, requirementId: 'website' },
    ]);
    expect(sent.timeline).toMatchObject([{ id: 'nudge/n1/delivered', type: 'nudge.delivered.v1' }]);
  });
  test("the provider's own event settles a claim whose sender died, and a second one changes nothing", () => {
    const held = applied(shop(), claim(shop()));
    const settled = applied(held, recordDelivery(held, { nudgeId: 'n1' }, at(later(9))));
    expect(claim(settled, later(claimLeaseMs)).result).toEqual({ kind: 'done' });
    expect(recordDelivery(settled, { nudgeId: 'n1', messageId: 'x' }, at(later(10)))).toMatchObject({
      result: { kind: 'already_known' },
      puts: [],
    });
    expect(recordDelivery(settled, { nudgeId: 'other' }, at(later(10))).result.kind).toBe('already_known');
    expect(applied(shop(), recordDelivery(shop(), { nudgeId: 'n1' }, at(later(9)))).nudges[0]).not.toHaveProperty('claimedAt');
  });
  test('a claim keeps others out until its lease ends, then it is taken as never sent', () => {
    const held = applied(shop(), claim(shop()));
    expect(claim(held, later(claimLeaseMs - 1)).result).toEqual({ kind: 'busy', until: later(claimLeaseMs) });
    expect(claim(held, later(claimLeaseMs)).result.kind).toBe('send');
  });
  test('a claim given back may be taken at once, and an outcome stays', () => {
    const held = applied(shop(), claim(shop()));
    const free = applied(held, releaseClaim(held, { nudgeId: 'n1' }));
    expect(claim(free, later(1)).result.kind).toBe('send');
    const sent = applied(held, recordDelivery(held, { nudgeId: 'n1' }, at(later(9))));
    for (const snapshot of [sent, free, registered()])
      expect(releaseClaim(snapshot, { nudgeId: 'n1' })).toMatchObject({ result: { kind: 'already_known' }, puts: [] });
  });
  test('a message late on the way waits for the morning', () => {
    expect(claim(shop(), '2018-03-07T01:00:00.000Z')).toMatchObject({
      result: { kind: 'wait', reason: 'quiet_hours', until: '2018-03-07T11:00:00.000Z' },
      puts: [],
    });
  });
  test('nobody is written to who opted out or left meanwhile', () => {
    const out = { ...shop(), merchant: { ...shop().merchant, optedOutAt: tuesday } };
    expect(claim(out)).toMatchObject({
      result: { kind: 'dropped', reason: 'opted_out' },
      puts: [{ status: 'failed', failure: 'opted_out' }],
    });
    const left = { ...shop(), merchant: { ...shop().merchant, withdrawalRequestedAt: tuesday } };
    expect(claim(left)).toMatchObject({
      result: { kind: 'dropped', reason: 'merchant_closed' },
      timeline: [{ type: 'nudge.suppressed.v1' }],
    });
  });
  test.each(letterKind.options)('a %s is held back by an opt-out and may be stopped by one click, or neither', (purpose) => {
    const snapshot = shop({ purpose });
    const out = { ...snapshot, merchant: { ...snapshot.merchant, optedOutAt: tuesday } };
    const { result } = claim(snapshot);
    expect(result).toMatchObject({ kind: 'send' });
    expect('optOutLabel' in result).toBe(purpose === 'reminder');
    expect(claim(out).result.kind).toBe(purpose === 'reminder' ? 'dropped' : 'send');
  });
  test('a refusal is final and told; what is unknown is nobody’s', () => {
    const refused = recordFailure(shop({ requirementId: undefined }), { nudgeId: 'n1', reason: 'no such address' }, at(tuesday));
    expect(refused).toMatchObject({
      puts: [{ status: 'failed', failure: 'no such address' }],
      timeline: [{ reason: 'no such address' }],
    });
    const failed = applied(shop(), refused);
    expect(claim(failed).result).toEqual({ kind: 'done' });
    for (const nudgeId of ['n1', 'n2']) {
      expect(recordFailure(failed, { nudgeId, reason: 'again' }, at(tuesday))).toMatchObject({
        result: { kind: 'already_known' },
        puts: [],
      });
    }
    const delivered = shop({ status: 'delivered', deliveredAt: tuesday });
    expect(recordFailure(delivered, { nudgeId: 'n1', reason: 'late' }, at(tuesday)).puts).toEqual([]);
    expect(claim(shop(), tuesday, 'n2').result).toEqual({ kind: 'unknown' });
  });

  test('whatever crashes or comes twice, it is sent exactly once, as long as the provider confirms within the lease', () => {
    const attempts = fc.array(
      fc.record({
        after: fc.integer({ min: 1000, max: 2 * claimLeaseMs }),
        dies: fc.constantFrom('before_claim', 'before_send', 'after_send', 'never'),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const policy = versioned(aPolicy());
    const fresh = shop();
    fc.assert(
      fc.property(attempts, (tries) => {
        let snapshot = fresh;
        let clock = 0;
        let accepted = 0;
        // nothing dies at last: SQS delivers until somebody gets through
        for (const attempt of [...tries, { after: 2 * claimLeaseMs, dies: 'never' }]) {
          clock += attempt.after;
          const context = { now: later(clock % (6 * 3_600_000)), policy };
          const known = snapshot.nudges[0];
          const stale = known?.status === 'claimed' && known.claimedAt > context.now;
          if (attempt.dies === 'before_claim' || stale) continue;
          const decision = claimNudge(snapshot, { nudgeId: 'n1' }, context);
          snapshot = applied(snapshot, decision);
          if (decision.result.kind !== 'send' || attempt.dies === 'before_send') continue;
          accepted += 1;
          snapshot = applied(snapshot, recordDelivery(snapshot, { nudgeId: 'n1' }, context));
        }
        const final = applied(snapshot, claimNudge(snapshot, { nudgeId: 'n1' }, { now: '2018-03-08T13:00:00.000Z', policy }));
        if (final.nudges[0]?.status === 'claimed') accepted += 1;
        expect(accepted).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
