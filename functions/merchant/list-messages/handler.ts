import * as z from 'zod';
import { wholeMerchant } from '../../../application/whole-merchant.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { type PageMessage, pageMessages } from '../../../domain/nudge/page-messages.ts';
import type { MerchantArchive, MerchantStore } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'messages.read',
  params: ofMerchant,
  /** `all`: those that are long over as well */
  query: z.object({ of: z.enum(['now', 'all']).default('now') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** nobody reads further back on a page */
const limits = { now: 50, all: 300 } as const;

const shown = ({ nudge, unread, mailed }: PageMessage) => {
  const { id, requestedAt: at, purpose: kind = 'reminder', locale, subject, body, action, requirementId, page } = nudge;
  return {
    ...{ id, at, kind, locale, subject, body, unread },
    ...(action !== undefined && { action }),
    ...(requirementId !== undefined && { requirementId }),
    ...(page !== undefined && { page }),
    ...(mailed !== undefined && { mailed }),
  };
};

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive;
}

/** What was written to the merchant. A look delivers nothing: the page says by a request of its own what it has shown */
export const handle =
  ({ merchants }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email, params: { merchantId }, query: { of } }) => {
    const snapshot = await (of === 'all' ? wholeMerchant(merchants, merchantId) : merchants.load(merchantId));
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const messages = pageMessages(snapshot.nudges, email, limits[of]);
    return {
      since: snapshot.merchant.registeredAt,
      unread: messages.filter(({ unread }) => unread).length,
      messages: messages.map(shown),
      older: of === 'now',
    };
  };
