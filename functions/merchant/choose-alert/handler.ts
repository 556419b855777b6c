import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { chooseAlert } from '../../../domain/alert/choose-alert.ts';
import { alertKind } from '../../../domain/model/alert.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'alerts.choose',
  params: ofMerchant,
  query: none,
  body: z.object({ alert: alertKind, wanted: z.boolean(), days: z.int().optional() }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant chooses what to be told by e-mail, for themselves */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email, role, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) => chooseAlert(snapshot, { ...body, email, role }, context));
