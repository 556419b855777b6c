import type { PaymentBucket } from '../domain/model/payments.ts';
import type { MerchantArchive, MerchantStore } from '../domain/ports.ts';
import type { StoredMerchant } from './recompute-merchant.ts';
import { wholeMerchant } from './whole-merchant.ts';
import { wholeTimeline } from './whole-timeline.ts';

/** all that is stored of a merchant; undefined when it is not registered */
export const readStoredMerchant = async (
  stores: {
    readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive;
    readonly timelines: Parameters<typeof wholeTimeline>[0];
    readonly payments: { between(merchantId: string, from: string, to: string): Promise<readonly PaymentBucket[]> };
  },
  merchantId: string,
): Promise<StoredMerchant | undefined> => {
  const snapshot = await wholeMerchant(stores.merchants, merchantId);
  if (snapshot === undefined) return undefined;
  const buckets = await stores.payments.between(merchantId, '0000-01-01', '9999-12-31');
  return { snapshot, timeline: await wholeTimeline(stores.timelines, merchantId), buckets };
};
