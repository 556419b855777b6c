import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { addMethod } from '../../../domain/desk/methods-by-hand.ts';
import { type CallOf, methodName, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'method.manage',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, method: methodName, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** enters a payment method the merchant asked for */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      addMethod(snapshot, { ...params, method: body.method, reason: body.reason, requestId: key, by: person.id }, context),
    );
