import * as z from 'zod';
import { decideOnLadder, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { askNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.nudge',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** asks for the next message of the merchant's ladder now; whether it leaves is decided by the same rules as ever. Throws Conflict */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnLadder(needs, { params, body, key }, (snapshot, context) =>
      askNudge(snapshot, { by: person.id, reason: body.reason, requestId: key }, context),
    );
