import * as z from 'zod';
import { anyInstant } from '../../../domain/model/values.ts';
import { extendRequirement } from '../../../domain/requirement/extend-requirement.ts';
import { type CallOf, decideFor, none, ofRequirement, type Route, reason, type Writes } from '../../shared/api.ts';

export const wanted = {
  permission: 'requirement.extend',
  params: ofRequirement,
  query: none,
  body: z.object({ reason, to: anyInstant }),
  writes: true,
} as const satisfies Route;

/** a person gives more time, and says why */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideFor(needs, { merchantId: params.merchantId, key }, (snapshot, context) =>
      extendRequirement(snapshot, { ...params, requestId: key, by: person.id, reason: body.reason, to: body.to }, context),
    );
