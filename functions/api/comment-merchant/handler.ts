import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { commentMerchant } from '../../../domain/merchant/comment-merchant.ts';
import { freeText } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.comment',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, comment: freeText(4_000) }),
  answer,
  writes: true,
} as const satisfies Route;

/** notes something of a merchant on its timeline */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      commentMerchant(snapshot, { by: person.id, comment: body.comment }, context),
    );
