import * as z from 'zod';
import type { PolicyDrafts } from '../../../domain/policy/policy-draft.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'policy.draft',
  params: none,
  query: z.object({
    /** whose draft; one's own without it */
    of: z.string().min(1).max(200).optional(),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** the policy that somebody is writing: one's own, or a colleague's that was shared by its link */
export const handle =
  ({ drafts }: { readonly drafts: Pick<PolicyDrafts, 'of'> }) =>
  async ({ person, query }: CallOf<typeof wanted>) => ({ draft: await drafts.of(query.of ?? person.id) });
