import type { Merchant } from '../model/merchant.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** does agreeing a merchant's price take two people? From policy's declared monthly volume on, and in a currency it has no limit for */
export const priceTakesTwo = (
  { pricing }: Pick<Policy, 'pricing'>,
  { currency, declaredMonthlyVolumeMinor = 0 }: Pick<Merchant, 'currency' | 'declaredMonthlyVolumeMinor'>,
): boolean => {
  if (pricing === undefined) return true;
  const limit = pricing.twoFromMinor[currency];
  return limit === undefined ? declaredMonthlyVolumeMinor > 0 : declaredMonthlyVolumeMinor >= limit;
};
