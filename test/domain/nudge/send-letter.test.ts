import { describe, expect, test } from 'vitest';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { outOfUse } from '../../../domain/model/out-of-use.ts';
import { claimNudge, recordBounce, recordDelivery, recordFailure } from '../../../domain/nudge/deliver-nudge.ts';
import { cappedUntil } from '../../../domain/nudge/frequency-cap.ts';
import { sendLetter } from '../../../domain/nudge/send-letter.ts';
import { aPolicy, applied, aRequirement, at, having, registered, shopId, tuesday } from '../given.ts';

const shop = (more: Partial<Merchant> = {}) => {
  const known = registered();
  return having(
    { ...known, merchant: { ...known.merchant, ...more } },
    aRequirement('website', { errors: [{ code: 'website_invalid' }] }),
  );
};
const order = {
  letter: 'requirement_rejected',
  requirementId: 'website',
  because: 'reject/website/1',
  actor: { kind: 'person', id: 'ana' },
  run: 'run-1',
} as const;
const send = (snapshot = shop()) => sendLetter(snapshot, order, at(tuesday));
const sent = (snapshot = shop()) => applied(snapshot, send(snapshot));
const idOf = (snapshot = sent()) => snapshot.nudges[0]?.id ?? expect.fail('no letter');

describe('a letter that tells of a decision', () => {
  test('is written with its event in one decision, names everything due, and is one however often it is asked for', () => {
    const { puts, timeline } = send();
    expect(puts).toMatchObject([
      {
        kind: 'nudge',
        purpose: 'decision',
        channel: 'email',
        status: 'requested',
        template: 'requirement_rejected',
        requirementId: 'website',
      },
    ]);
    expect(timeline).toMatchObject([
      {
        merchantId: shopId,
        type: 'letter.requested.v1',
        actor: { id: 'ana' },
        data: { channel: 'email', kind: 'decision', requirementId: 'website' },
      },
    ]);
    expect(send()).toEqual({ ...send() });
    expect(idOf()).toMatch(/^[A-Za-z0-9-]+$/);
  });
  test('speaks of what was rejected first, and leads there, though other things press more or it is due in a later stage only', () => {
    const later = having(
      registered(),
      aRequirement('tax_form', { title: 'Form', deadline: '2018-03-07T13:00:00.000Z' }),
      aRequirement('website', { title: 'Shop', dueStatus: 'eventually_due', errors: [{ code: 'website_invalid' }] }),
    );
    const [letter] = sendLetter(later, order, at(tuesday)).puts;
    expect(letter).toMatchObject({
      requirementId: 'website',
      body: expect.stringMatching(/^– Shop[\s\S]+https:[\s\S]+^– Form/m),
    });
  });
  test('about nothing that is due names no step', () => {
    const { puts, timeline } = sendLetter(shop(), { ...order, letter: 'application_declined' }, at(tuesday));
    expect(puts[0]).not.toHaveProperty('requirementId');
    expect(timeline[0]?.data).toMatchObject({ requirementId: null });
  });
  test('waits on the page where there is no address to write to', () => {
    expect(send(shop({ contact: {} })).puts).toMatchObject([{ channel: 'in_app', status: 'requested' }]);
  });
  test('is a decision even where a policy has forgotten what it is', () => {
    const policy = aPolicy();
    policy.letters.kinds = {};
    expect(sendLetter(shop(), order, at(tuesday, policy)).puts).toMatchObject([{ purpose: 'decision' }]);
  });
  test.each<[string, Partial<Merchant>]>([
    ['has opted out', { optedOutAt: tuesday }],
    ['is never nudged', { nudgeGroup: 'hold_out' }],
    ['has left', { lifecycleStage: 'offboarded', closedAt: tuesday }],
  ])('reaches a merchant that %s, without a way to stop it', (_what, more) => {
    const waiting = { ...sent(), merchant: { ...sent().merchant, ...more } };
    const claim = claimNudge(waiting, { nudgeId: idOf() }, at(tuesday)).result;
    expect(claim).toMatchObject({ kind: 'send' });
    expect(claim).not.toHaveProperty('optOutLabel');
  });
  test('is told of apart from nudges when it is delivered or refused', () => {
    const delivered = recordDelivery(sent(), { nudgeId: idOf(), messageId: 'm' }, at(tuesday));
    expect(delivered.timeline).toMatchObject([{ type: 'letter.delivered.v1' }]);
    expect(applied(sent(), delivered).nudges).toMatchObject([
      { purpose: 'decision', status: 'delivered', action: expect.any(String) },
    ]);
    const refused = recordFailure(sent(), { nudgeId: idOf(), reason: 'MessageRejected' }, at(tuesday));
    expect(refused.timeline).toMatchObject([{ type: 'letter.failed.v1', reason: 'MessageRejected' }]);
  });
  test('that comes back is told of as such, once', () => {
    const back = recordBounce(sent(), { nudgeId: idOf() }, at(tuesday));
    expect(back.timeline).toMatchObject([{ type: 'letter.failed.v1', reason: 'bounced' }]);
    const after = applied(sent(), back);
    expect(recordBounce(after, { nudgeId: idOf() }, at(tuesday))).toMatchObject({ result: { kind: 'already_known' }, puts: [] });
    expect(recordDelivery(after, { nudgeId: idOf() }, at(tuesday)).result.kind).toBe('already_known');
    expect(recordBounce(after, { nudgeId: 'of_nobody' }, at(tuesday)).result.kind).toBe('already_known');
  });
  test('uses up no reminder, and nobody is reminded in the same hour', () => {
    const nudges = aPolicy().nudges;
    const rules = { ...nudges, caps: [{ days: 7, nudges: 1 }], minimumGapHours: 2 };
    expect(cappedUntil(rules, sent().nudges, tuesday)).toBe('2018-03-06T15:00:00.000Z');
    expect(cappedUntil(rules, sent().nudges, '2018-03-06T15:00:00.000Z')).toBeUndefined();
  });
  test('moves to the archive once it has arrived', () => {
    const delivered = applied(sent(), recordDelivery(sent(), { nudgeId: idOf() }, at(tuesday)));
    expect(outOfUse(delivered, at(tuesday)).map(({ id }) => id)).toContain(idOf());
    expect(outOfUse(sent(), at(tuesday)).map(({ id }) => id)).not.toContain(idOf());
  });
});
