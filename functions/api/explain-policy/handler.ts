import * as z from 'zod';
import { comparePolicies } from '../../../domain/explain-policy/compare-policies.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import type { PolicyComments } from '../../../domain/policy/policy-comment.ts';
import type { Policy } from '../../../domain/policy/policy-schema.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const version = z.string().min(1).max(100).optional();

export const wanted = {
  permission: 'policy.read',
  params: none,
  query: z.object({ version, against: version }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** What a version of the policy or a proposal orders, the active one unless named, and what another orders otherwise. Throws PolicyNotFound */
export const handle =
  ({ policies, comments }: { readonly policies: PolicyReader; readonly comments: Pick<PolicyComments, 'of'> }) =>
  async ({ query: { version: asked, against } }: CallOf<typeof wanted>) => {
    const active = await policies.active();
    const read = async (version: string): Promise<Policy> => {
      const proposed = await policies.proposed(active.version, version);
      return proposed === undefined ? policies.get(version) : { ...proposed, version };
    };
    const [policy, other, versions, proposals, said] = await Promise.all([
      asked === undefined ? active : read(asked),
      against === undefined ? undefined : read(against),
      policies.list(),
      policies.proposals(active.version),
      comments.of(active.version),
    ]);
    return {
      version: policy.version,
      active: active.version,
      versions,
      proposals,
      comments: said,
      sections: explainPolicy(policy),
      comparison: other === undefined ? undefined : { against: other.version, differences: comparePolicies(other, policy) },
    };
  };
