import * as z from 'zod';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { instant } from '../../../domain/values.ts';

export const policyProposal = z.object({
  ...{ version: z.string(), basedOn: z.string(), by: z.string(), at: instant, reason: z.string() },
  /** the fields in which it loosens a rule */
  loosens: z.array(z.string()),
});

/** a version of the policy, which one is active, and every version there was, newest first */
export const answer = z.object({
  policy: policyDocument.extend({ version: z.string() }),
  active: z.string(),
  versions: z.array(
    z.object({
      version: z.string(),
      publishedAt: instant,
      by: z.string(),
      reason: z.string(),
      approvedBy: z.string().optional(),
    }),
  ),
  /** what a first person wants and a second one has yet to approve, the newest first */
  proposals: z.array(policyProposal),
});
