import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { verifyRequirement } from '../../../domain/desk/requirement-deeds.ts';
import { type CallOf, none, ofRequirement, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.verify',
  params: ofRequirement,
  query: none,
  body: z.object({ version: seenVersion, reason: reason.optional() }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person found right what operations verify */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      verifyRequirement(snapshot, { ...params, requestId: key, by: person.id, reason: body.reason }, context),
    );
