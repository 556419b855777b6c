import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { boardMethod } from '../../../domain/desk/methods-by-hand.ts';
import { type CallOf, none, ofMethod, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'method.manage',
  params: ofMethod,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** hands a payment method to its provider to board */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      boardMethod(snapshot, { ...params, reason: body.reason, requestId: key, by: person.id }, context),
    );
