import * as z from 'zod';
import { comparePolicies, explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import { textLanguages } from '../../../domain/explain-policy/speech.ts';
import type { Policy } from '../../../domain/policy/policy-schema.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const version = z.string().min(1).max(100).optional();

export const wanted = {
  permission: 'policy.read',
  params: none,
  query: z.object({ version, against: version, language: z.enum(textLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** a version of the policy or a proposal in plain sentences, the active one unless named, and what reads differently in it than in another. Throws PolicyNotFound */
export const handle =
  ({ policies }: { readonly policies: PolicyReader }) =>
  async ({ query: { version: asked, against, language } }: CallOf<typeof wanted>) => {
    const active = await policies.active();
    const read = async (version: string): Promise<Policy> => {
      const proposed = await policies.proposed(active.version, version);
      return proposed === undefined ? policies.get(version) : { ...proposed, version };
    };
    const [policy, other, versions, proposals] = await Promise.all([
      asked === undefined ? active : read(asked),
      against === undefined ? undefined : read(against),
      policies.list(),
      policies.proposals(active.version),
    ]);
    return {
      version: policy.version,
      active: active.version,
      versions,
      proposals,
      sections: explainPolicy(policy, language),
      comparison:
        other === undefined ? undefined : { against: other.version, differences: comparePolicies(other, policy, language) },
    };
  };
