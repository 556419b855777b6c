import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'brand.manage',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** Shows somebody of the merchant the name on statements and the colour of its payment pages */
export const handle =
  ({ merchants }: { readonly merchants: Pick<MerchantStore, 'load'> }): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { version, tradingName, legalName, brand } = snapshot.merchant;
    return {
      ...{ version, name: tradingName ?? legalName },
      ...(brand !== undefined && { statementName: brand.statementName }),
      ...(brand?.colour !== undefined && { colour: brand.colour }),
    };
  };
