import * as z from 'zod';
import type { Writes } from '../../../application/decide-on.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { showMessage } from '../../../domain/nudge/on-page.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'messages.read',
  params: ofMerchant,
  query: none,
  body: z.object({ shown: z.string().min(1).max(300) }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** The page has shown a message that waited there: it is delivered now. It needs no version, and a repeat finds it delivered */
export const handle =
  ({ work, clock }: Pick<Writes, 'work' | 'clock'>): MerchantHandler<typeof wanted> =>
  async ({ email: by, params: { merchantId }, body: { shown: nudgeId } }) => {
    const outcome = await work.run({
      merchantId,
      now: clock.now(),
      about: { kind: 'nudge', id: nudgeId },
      decide: (snapshot, context) => {
        if (snapshot === undefined) throw new MerchantNotFound(merchantId);
        return showMessage(snapshot, { nudgeId, by }, context);
      },
    });
    return outcome.result;
  };
