import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { requestRequirementAgain } from '../../../domain/desk/requirement-deeds.ts';
import { type CallOf, none, ofRequirement, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.verify',
  params: ofRequirement,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person asks for something once more: its deadline runs anew */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      requestRequirementAgain(snapshot, { ...params, requestId: key, by: person.id, reason: body.reason }, context),
    );
