import * as z from 'zod';
import { instant } from '../values.ts';

/** DynamoDB takes 400 KB an item; the rest is for its other attributes */
const longestBytes = 380_000;

/** the text of a policy as somebody typed it, which may be no policy yet: bytes of UTF-8 are counted */
export const draftText = z
  .string()
  .refine((text) => new TextEncoder().encode(text).length <= longestBytes, { error: `is longer than ${longestBytes} bytes` });

/** what one person is writing: nothing lives by it. `revision` 0 is none yet */
export const policyDraft = z.object({
  person: z.string().min(1),
  /** grows with each saving */
  revision: z.int().min(0),
  text: draftText,
  /** the version that was active as it was begun */
  basedOn: z.string().max(100),
  /** absent before it was first saved */
  savedAt: instant.optional(),
});
export type PolicyDraft = z.infer<typeof policyDraft>;

export const noDraft = (person: string): PolicyDraft => ({ person, revision: 0, text: '', basedOn: '' });

/** drafts by person; may throw ServiceUnavailable */
export interface PolicyDrafts {
  /** consistent; revision 0 for somebody who has none */
  of(person: string): Promise<PolicyDraft>;
  /** only while the revision before it is the one that is kept; throws ConcurrentChange otherwise */
  put(draft: PolicyDraft): Promise<void>;
}
