import { alertIdOf, alertRule, alertsFor } from '../../../domain/alert/alert-rules.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'alerts.choose',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** What whoever is signed in may be told by e-mail, and what they have chosen: nobody sees another member's choice */
export const handle =
  ({ merchants }: { readonly merchants: Pick<MerchantStore, 'load'> }): MerchantHandler<typeof wanted> =>
  async ({ email, role, params: { merchantId } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    return {
      email,
      alerts: alertsFor(role).map((alert) => {
        const known = snapshot.alerts.find(({ id }) => id === alertIdOf(alert, email));
        const { days } = alertRule(alert);
        return {
          ...{ alert, wanted: known !== undefined && known.stoppedAt === undefined },
          ...(days !== undefined && { days: { chosen: known?.days ?? days.usual, least: days.least, most: days.most } }),
        };
      }),
    };
  };
