import * as z from 'zod';
import { instant } from '../values.ts';

/** what somebody said about a policy that is proposed */
export const policyComment = z.object({ version: z.string(), by: z.string(), at: instant, comment: z.string() });
export type PolicyComment = z.infer<typeof policyComment>;

/** may throw ServiceUnavailable */
export interface PolicyComments {
  /** about proposals based on a version, the oldest first; consistent */
  of(basedOn: string): Promise<readonly PolicyComment[]>;
  /** once a key: a second time changes nothing */
  add(basedOn: string, comment: PolicyComment, key: string): Promise<void>;
}
