import * as z from 'zod';
import { decideOnLadder, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { snoozeMerchant } from '../../../domain/nudge/snooze-merchant.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.snooze',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, until: anyInstant, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** puts a merchant's nudges aside until an instant; the version is that of its stage's ladder */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnLadder(needs, { params, body, key }, (snapshot, context) =>
      snoozeMerchant(snapshot, { by: person.id, roles: person.roles, until: body.until, reason: body.reason }, context),
    );
