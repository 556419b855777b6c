import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { proposePrice } from '../../../domain/desk/prices-by-hand.ts';
import { feeConditions } from '../../../domain/policy/price-schema.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'price.propose',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, conditions: feeConditions, validFrom: z.iso.date(), reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** proposes the fee conditions of a merchant */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { version: _version, ...price } = body;
    return decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      proposePrice(snapshot, { ...params, ...price, requestId: key, by: person.id }, context),
    );
  };
