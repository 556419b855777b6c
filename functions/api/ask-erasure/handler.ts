import * as z from 'zod';
import { decideOnPrivacy, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { askErasure } from '../../../domain/privacy/ask-erasure.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'erasure.ask',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** asks for the persons of a merchant to be erased; a second person confirms it */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnPrivacy(needs, { params, body, key }, (snapshot, context) =>
      askErasure(snapshot, { by: person.id, reason: body.reason }, context),
    );
