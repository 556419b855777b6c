import * as z from 'zod';
import { decideOnPrivacy, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { setLegalHold } from '../../../domain/privacy/legal-hold.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'legal-hold.set',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, hold: z.boolean(), reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** keeps everything of a merchant from being erased, or ends that */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnPrivacy(needs, { params, body, key }, (snapshot, context) =>
      setLegalHold(snapshot, { by: person.id, reason: body.reason, hold: body.hold }, context),
    );
