import * as z from 'zod';
import { referenceRates } from '../../../domain/money/reference-rates.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { publishedVersion } from '../../../domain/policy/published-version.ts';
import { policyProposal } from '../../../domain/policy/wish.ts';
import { listVersion } from '../../../domain/risk/screening-list.ts';
import { instant } from '../../../domain/values.ts';

/** a version of the policy, which one is active, and every version there was, newest first */
export const answer = z.object({
  policy: policyDocument.extend({ version: z.string() }),
  active: z.string(),
  versions: z.array(publishedVersion),
  /** what a first person wants and a second one has yet to approve, the newest first */
  proposals: z.array(policyProposal),
  /** what amounts of several currencies are compared by */
  rates: referenceRates,
  /** the lists names are screened against, each with its day and who loaded it; none while only the invented names are there */
  lists: z.array(listVersion),
  /** who replaced a list, when and why: the newest twenty */
  loads: z.array(listVersion),
  /** how far all merchants are screened against those lists; absent before anybody began */
  screening: z
    .object({
      by: z.string(),
      startedAt: instant,
      doneAt: instant.optional(),
      merchants: z.int(),
      withHits: z.int(),
      failed: z.array(z.string()),
    })
    .optional(),
});
