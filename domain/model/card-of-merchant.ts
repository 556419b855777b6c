import type * as z from 'zod';
import type { Merchant, merchantCard } from './merchant.ts';

/** what a list says of the merchant something is about */
export const cardOfMerchant = (merchant: Merchant): z.infer<typeof merchantCard> => {
  const { merchantId, legalName, country, segment, currency, declaredMonthlyVolumeMinor, lifecycleStage } = merchant;
  return { merchantId, legalName, country, segment, currency, declaredMonthlyVolumeMinor, lifecycleStage };
};
