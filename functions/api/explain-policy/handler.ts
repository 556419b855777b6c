import * as z from 'zod';
import { comparePolicies, explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import { textLanguages } from '../../../domain/explain-policy/speech.ts';
import type { PolicyStore } from '../../../domain/ports.ts';
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

/** a version of the policy in plain sentences, the active one unless named, and what reads differently in it than in another. Throws PolicyNotFound */
export const handle =
  ({ policies }: { readonly policies: PolicyStore }) =>
  async ({ query: { version: asked, against, language } }: CallOf<typeof wanted>) => {
    const active = await policies.active();
    const [policy, other, versions] = await Promise.all([
      asked === undefined ? active : policies.get(asked),
      against === undefined ? undefined : policies.get(against),
      policies.list(),
    ]);
    return {
      version: policy.version,
      active: active.version,
      versions,
      sections: explainPolicy(policy, language),
      comparison:
        other === undefined ? undefined : { against: other.version, differences: comparePolicies(other, policy, language) },
    };
  };
