import * as z from 'zod';
import { decideOnChange, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { objectOnBehalf } from '../../../domain/account-change/object-to-change.ts';
import { type CallOf, none, ofChange, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'change.object',
  params: ofChange,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** a known contact told us that it did not ask for it */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnChange(needs, { params, body, key }, (snapshot, context) => {
      const by = { kind: 'person' as const, id: person.id };
      return objectOnBehalf(snapshot, { ...params, requestId: key, by, through: 'operations', reason: body.reason }, context);
    });
