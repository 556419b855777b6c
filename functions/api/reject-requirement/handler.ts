import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { rejectRequirement } from '../../../domain/desk/requirement-deeds.ts';
import { type CallOf, none, ofRequirement, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.verify',
  params: ofRequirement,
  query: none,
  body: z.object({
    version: seenVersion,
    /** key of policy's reasons: its remediation is what the merchant reads */
    code: z.string().trim().min(1).max(100),
    /** internal: it is in no letter */
    reason,
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person found wrong what operations verify; the merchant reads the remediation policy has for the reason */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      rejectRequirement(snapshot, { ...params, requestId: key, by: person.id, code: body.code, reason: body.reason }, context),
    );
