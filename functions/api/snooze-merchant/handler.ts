import * as z from 'zod';
import { anyInstant } from '../../../domain/model/values.ts';
import { snoozeMerchant } from '../../../domain/nudge/snooze-merchant.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../shared/api.ts';
import { decideOnLadder, type Writes } from '../../shared/decide-on.ts';
import { seenVersion } from '../../shared/fresh.ts';
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
