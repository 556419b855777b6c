import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'letters.answer',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
}

/** Shows somebody of the merchant whether reminders are sent, and what the merchant is asked to rate */
export const handle =
  ({ merchants }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { merchant, csats } = snapshot;
    const open = csats.filter(({ rating }) => rating === undefined).toSorted((a, b) => (a.offeredAt < b.offeredAt ? 1 : -1))[0];
    return {
      version: merchant.version,
      reminders: merchant.optedOutAt === undefined,
      ...(open !== undefined && { question: { csatId: open.id, offeredAt: open.offeredAt } }),
    };
  };
