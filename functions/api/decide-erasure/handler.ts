import * as z from 'zod';
import { decideOnPrivacy, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { decideErasure } from '../../../domain/privacy/decide-erasure.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'erasure.confirm',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, choice: z.enum(['confirm', 'refuse']), reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** confirms or refuses an erasure somebody else asked for */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnPrivacy(needs, { params, body, key }, (snapshot, context) =>
      decideErasure(snapshot, { by: person.id, choice: body.choice, reason: body.reason }, context),
    );
