import { describe, expect, test } from 'vitest';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { isMerchantReferrer, referralLink, referralOf } from '../../../domain/referral/referrals.ts';
import { aPolicy, inStage, registered, shopId, tuesday } from '../given.ts';

const policy = aPolicy();
const friend = (stage: Parameters<typeof inStage>[0], more: Partial<Merchant> = {}) =>
  referralOf(inStage(stage, { legalName: 'Carla Souza Doces', ...more }).merchant, policy);

describe('a referral', () => {
  test('is told by a link that carries the merchant’s id, beside what the address has already', () => {
    expect(referralLink('https://sign-up.example.com/', shopId)).toBe(`https://sign-up.example.com/?referrer=${shopId}`);
    expect(referralLink('https://x.example.com/go?a=1', shopId)).toBe(`https://x.example.com/go?a=1&referrer=${shopId}`);
    expect([isMerchantReferrer(shopId), isMerchantReferrer('partner-bank'), isMerchantReferrer(undefined)]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('shows how far the friend came, by a name nobody else could tell', () => {
    const { registeredAt: appliedAt } = registered().merchant;
    const name = 'C*** D***';
    expect(friend('onboarding')).toEqual({ name, appliedAt, step: 'applied' });
    expect(friend('activation', { approvedAt: tuesday })).toEqual({ name, appliedAt, step: 'approved', at: tuesday });
    expect(friend('offboarded', { closedAt: tuesday })).toEqual({ name, appliedAt, step: 'left', at: tuesday });
    expect(friend('offboarded')).toEqual({ name, appliedAt, step: 'left' });
    expect(friend('onboarding', { tradingName: 'Docinho' }).name).toBe('D***');
  });

  test('has its reward with the first sale, and keeps it whatever becomes of the friend', () => {
    const amountMinor = policy.care.referral.rewardMinor['BRL'];
    expect(amountMinor).toBeGreaterThan(0);
    const reward = { amountMinor, currency: 'BRL' };
    const sold = { approvedAt: tuesday, activatedAt: tuesday };
    expect(friend('care', sold)).toMatchObject({ step: 'sold', at: tuesday, reward });
    expect(friend('offboarded', { ...sold, closedAt: tuesday })).toMatchObject({ step: 'sold', reward });
  });

  test('has no amount where policy has none in the friend’s currency', () => {
    expect(friend('care', { activatedAt: tuesday, currency: 'JPY' })).not.toHaveProperty('reward');
  });
});
