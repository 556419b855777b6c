import * as z from 'zod';
import { policyComment } from '../../../domain/policy/policy-comment.ts';
import { publishedVersion } from '../../../domain/policy/published-version.ts';
import { policyProposal } from '../../../domain/policy/wish.ts';

const place = { section: z.string(), id: z.string() };
/** what a policy orders: a code and its values, which domain/wording/policy-sentences puts in words */
export const policySentence = z.object({ id: z.string(), code: z.string(), about: z.record(z.string(), z.unknown()) });
export const policyDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), ...place, after: policySentence }),
  z.object({ kind: z.literal('removed'), ...place, before: policySentence }),
  z.object({ kind: z.literal('changed'), ...place, before: policySentence, after: policySentence }),
]);

/** all that a policy orders, and what another version orders otherwise */
export const answer = z.object({
  version: z.string(),
  active: z.string(),
  /** every version there was, newest first */
  versions: z.array(publishedVersion),
  /** what a second person has yet to approve, the newest first; each can be read like a version */
  proposals: z.array(policyProposal),
  /** what was said about them, the oldest first */
  comments: z.array(policyComment),
  sections: z.array(z.object({ key: z.string(), sentences: z.array(policySentence) })),
  /** absent when no other version was named */
  comparison: z.object({ against: z.string(), differences: z.array(policyDifference) }).optional(),
});
