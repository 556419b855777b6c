import * as z from 'zod';
import { referenceRates } from '../../../domain/money/reference-rates.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { publishedVersion } from '../../../domain/policy/published-version.ts';
import { policyProposal } from '../../../domain/policy/wish.ts';

/** a version of the policy, which one is active, and every version there was, newest first */
export const answer = z.object({
  policy: policyDocument.extend({ version: z.string() }),
  active: z.string(),
  versions: z.array(publishedVersion),
  /** what a first person wants and a second one has yet to approve, the newest first */
  proposals: z.array(policyProposal),
  /** what amounts of several currencies are compared by */
  rates: referenceRates,
});
