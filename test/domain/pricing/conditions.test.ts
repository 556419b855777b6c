import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import type { MerchantPrices, ShareCeiling } from '../../../domain/policy/price-schema.ts';
import { ceilingOf } from '../../../domain/policy/share-ceiling.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { acceptOffer } from '../../../domain/pricing/accept-offer.ts';
import { chooseShare, sharesNow } from '../../../domain/pricing/customer-share.ts';
import { refusals } from '../../../domain/refusal.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aPolicy, applied, at, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const lia = 'lia@loja.example';
const conditions = [
  { method: 'all', basisPoints: 180, fixedMinor: 25 },
  { method: 'card', plan: 'three_times', basisPoints: 320, fixedMinor: 0 },
];
const offer = { id: 'agree-price/1', conditions, validFrom: '2018-04-01', at: tuesday, approvedBy: ['ana', 'leo'] };
const having = (prices: MerchantPrices, more: object = {}): Snapshot => {
  const snapshot = registered();
  return { ...snapshot, merchant: { ...snapshot.merchant, ...more, prices } };
};
const ceiling = (more: Partial<ShareCeiling>): ShareCeiling => ({
  ...{ countries: ['BR', 'MX'], plan: 'any', from: '2018-01-01', most: 5_000, source: 'a law' },
  ...more,
});
const under = (...shareCeilings: ShareCeiling[]): PolicyDocument => {
  const policy = aPolicy();
  return { ...policy, pricing: { ...policy.pricing!, shareCeilings } };
};

describe('an offer', () => {
  const accept = (snapshot: Snapshot, now = tuesday, offerId = offer.id) =>
    acceptOffer(snapshot, { merchantId: shopId, by: lia, offerId }, at(now));

  test('that is accepted holds from its day on; who and when is on the timeline', () => {
    const decision = accept(having({ offered: offer, customerShares: [] }));
    expect(decision.result).toEqual({ kind: 'accepted', validFrom: '2018-04-01' });
    expect(decision.timeline).toMatchObject([
      { type: 'price.accepted.v1', at: tuesday, actor: { kind: 'merchant', id: lia }, data: { offerId: offer.id, conditions } },
    ]);
    const { id: _id, ...word } = offer;
    expect(applied(having({ offered: offer }), decision).merchant.prices).toEqual({
      agreed: { ...word, at: tuesday, acceptedBy: lia, offerId: offer.id },
      customerShares: [],
    });
  });

  test('accepted after its day holds from the day it is accepted, by the merchant’s clock', () => {
    // already the third of May in Greenwich
    expect(accept(having({ offered: offer }), '2018-05-03T02:00:00.000Z').result.validFrom).toBe('2018-05-02');
  });

  test('accepted twice is accepted once', () => {
    const before = having({ offered: offer });
    const after = applied(before, accept(before));
    expect(accept(after)).toMatchObject({ result: { kind: 'accepted_before', validFrom: '2018-04-01' }, puts: [], timeline: [] });
  });

  test('that was replaced, or never made, cannot be accepted; nor by a merchant that has left', () => {
    expect(() => accept(having({ offered: offer }), tuesday, 'another')).toThrow(because('offer-gone'));
    expect(() => accept(registered())).toThrow(because('offer-gone'));
    expect(() => accept(inStage('offboarded'))).toThrow();
  });
});

describe('the ceiling of what customers bear', () => {
  const most = (policy: PolicyDocument, plan: string | undefined, day: string, country = 'BR') =>
    ceilingOf(versioned(policy), country, plan, day)?.most;

  test('is the latest that has begun in the country, of the plan before one of any plan', () => {
    const policy = under(
      ceiling({ from: '2020-01-01', most: 2_000 }),
      ceiling({}),
      ceiling({ plan: 'three_times', from: '2019-01-01', most: 100 }),
      ceiling({ plan: 'none', most: 0 }),
    );
    expect(most(policy, 'two_times', '2017-12-31')).toBeUndefined();
    expect(most(policy, 'two_times', '2018-01-01')).toBe(5_000);
    expect(most(policy, 'two_times', '2019-12-31')).toBe(5_000);
    expect(most(policy, 'two_times', '2020-01-01')).toBe(2_000);
    expect(most(policy, 'three_times', '2018-06-01')).toBe(5_000);
    expect(most(policy, 'three_times', '2021-01-01')).toBe(100);
    expect(most(policy, undefined, '2021-01-01')).toBe(0);
    expect(most(policy, 'two_times', '2021-01-01', 'FR')).toBeUndefined();
  });

  test('is none under a policy without prices', () => {
    const { pricing: _none, ...policy } = aPolicy();
    expect(most(policy, undefined, '2021-01-01')).toBeUndefined();
  });
});

describe('the share of a fee that the customer bears', () => {
  const agreed = { conditions, validFrom: '2018-01-01', at: tuesday, approvedBy: ['leo'] };
  const shop = having({ agreed });
  const policy = under(ceiling({}), ceiling({ plan: 'none', most: 1_000 }));
  const choose = (snapshot: Snapshot, share: number, plan?: string, document = policy) =>
    chooseShare(snapshot, { merchantId: shopId, requestId: 'k', by: lia, plan, share }, at(tuesday, document));

  test('is chosen per plan, and on the timeline with the ceiling of the day', () => {
    const decision = choose(shop, 5_000, 'three_times');
    expect(decision.timeline).toMatchObject([
      {
        type: 'customer-share.chosen.v1',
        actor: { kind: 'merchant', id: lia },
        data: { plan: 'three_times', share: 5_000, ceiling: 5_000 },
      },
    ]);
    const once = applied(shop, decision);
    const twice = applied(once, choose(once, 1_000));
    expect(sharesNow(twice.merchant, at(tuesday, policy))).toEqual([
      { share: 1_000, chosen: 1_000, ceiling: 1_000, source: 'a law' },
      { plan: 'three_times', share: 5_000, chosen: 5_000, ceiling: 5_000, source: 'a law' },
    ]);
    const again = applied(twice, choose(twice, 0));
    expect(again.merchant.prices?.customerShares).toHaveLength(2);
  });

  test('is refused above the ceiling, and altogether where policy names none for the country', () => {
    expect(() => choose(shop, 5_001, 'three_times')).toThrow(
      because('share-above-ceiling', { most: 50, country: 'BR', from: '2018-01-01' }),
    );
    expect(() => choose(shop, 1, 'three_times', under())).toThrow(because('share-above-ceiling', { most: 0, country: 'BR' }));
    expect(choose(shop, 0, 'three_times', under()).result).toEqual({ kind: 'chosen' });
  });

  test.each([
    ['en', 'In your country the customer may not bear any of this fee. Enter 0 %.', 'at most 50 % of this fee'],
    ['fr', 'Dans votre pays, le client ne peut supporter aucune part de ces frais. Indiquez 0 %.', 'au plus 50 % de ces frais'],
  ] as const)('is refused with the remedy, in %s', (language, none, some) => {
    const say = (about: object) => refusals['share-above-ceiling'].render(about, voiceOf(language));
    expect(say({ most: 0, country: 'DE' })).toBe(none);
    expect(say({ most: 50, country: 'BR', from: '2018-01-01' })).toContain(some);
  });

  test('is of no plan that the agreed prices do not have, nor of any before there are some', () => {
    expect(() => choose(shop, 0, 'ten_times')).toThrow(because('plan-not-agreed', { plan: 'ten_times' }));
    expect(() => choose(registered(), 0)).toThrow(because('plan-not-agreed', { plan: 'none' }));
    expect(sharesNow(registered().merchant, at(tuesday, policy))).toEqual([]);
  });

  test('comes down with a ceiling that comes down, and what was chosen is still told', () => {
    const chosen = applied(shop, choose(shop, 5_000, 'three_times'));
    const lower = under(ceiling({}), ceiling({ from: '2018-03-01', most: 2_000 }));
    expect(sharesNow(chosen.merchant, at(tuesday, lower))).toEqual([
      { share: 0, chosen: 0, ceiling: 0 },
      { plan: 'three_times', share: 2_000, chosen: 5_000, ceiling: 2_000, source: 'a law' },
    ]);
  });
});
