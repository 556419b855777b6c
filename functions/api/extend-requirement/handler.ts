import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { extendRequirement } from '../../../domain/requirement/extend-requirement.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, ofRequirement, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.extend',
  params: ofRequirement,
  query: none,
  body: z.object({ version: seenVersion, reason, to: anyInstant }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person gives more time, and says why */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      extendRequirement(
        snapshot,
        { ...params, requestId: key, by: person.id, roles: [...person.roles], reason: body.reason, to: body.to },
        context,
      ),
    );
