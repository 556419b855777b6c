import * as z from 'zod';
import { instant } from '../../../domain/model/values.ts';
import { policyDocument } from '../../../domain/policy/schema.ts';

/** a version of the policy, which one is active, and every version there was, newest first */
export const answer = z.object({
  policy: policyDocument.extend({ version: z.string() }),
  active: z.string(),
  versions: z.array(z.object({ version: z.string(), publishedAt: instant, by: z.string(), reason: z.string() })),
});
