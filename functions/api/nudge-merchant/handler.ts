import * as z from 'zod';
import { askNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../shared/api.ts';
import { decideOnLadder, type Writes } from '../../shared/decide-on.ts';
import { seenVersion } from '../../shared/fresh.ts';
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
