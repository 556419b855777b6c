import * as z from 'zod';
import { publishedVersion } from '../../../domain/policy/published-version.ts';
import { policyProposal } from '../../../domain/policy/wish.ts';

const place = { section: z.string(), id: z.string() };
export const policySection = z.object({
  key: z.string(),
  title: z.string(),
  sentences: z.array(z.object({ id: z.string(), text: z.string() })),
});
export const policyDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), ...place, after: z.string() }),
  z.object({ kind: z.literal('removed'), ...place, before: z.string() }),
  z.object({ kind: z.literal('changed'), ...place, before: z.string(), after: z.string() }),
]);

/** a policy in plain sentences, and what reads differently in it than in another version */
export const answer = z.object({
  version: z.string(),
  active: z.string(),
  /** every version there was, newest first */
  versions: z.array(publishedVersion),
  /** what a second person has yet to approve, the newest first; each can be read like a version */
  proposals: z.array(policyProposal),
  sections: z.array(policySection),
  /** absent when no other version was named */
  comparison: z.object({ against: z.string(), differences: z.array(policyDifference) }).optional(),
});
