import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { approvePrice } from '../../../domain/desk/prices-by-hand.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'price.approve',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** agrees the fee conditions that were proposed; above policy's volume another person than who proposed them does */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      approvePrice(snapshot, { ...params, reason: body.reason, requestId: key, by: person.id }, context),
    );
