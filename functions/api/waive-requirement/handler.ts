import * as z from 'zod';

import { waiveRequirement } from '../../../domain/requirement/waive-requirement.ts';
import { type CallOf, decideFor, none, ofRequirement, type Route, reason, type Writes } from '../../shared/api.ts';

export const wanted = {
  permission: 'requirement.waive',
  params: ofRequirement,
  query: none,
  body: z.object({ reason }),
  writes: true,
} as const satisfies Route;

/** a person does without a requirement, and says why */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideFor(needs, { merchantId: params.merchantId, key }, (snapshot, context) =>
      waiveRequirement(snapshot, { ...params, requestId: key, by: person.id, reason: body.reason }, context),
    );
