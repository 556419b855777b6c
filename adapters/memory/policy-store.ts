import { PolicyNotFound } from '../../domain/errors.ts';
import type { Policy, PolicyDocument } from '../../domain/policy/policy-schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { PolicyWish } from '../../domain/policy/wish.ts';
import type { PolicyStore } from '../../domain/ports.ts';
import { settled } from './settled.ts';

interface Published {
  readonly policy: Policy;
  readonly publishedAt: string;
  readonly by: string;
  readonly reason: string;
}

export const policyStore = (bundled?: { readonly document: PolicyDocument; readonly now: () => string }): PolicyStore => {
  const published = new Map<string, Published>();
  const wishes = new Map<string, string>();
  let active: { readonly version: string; readonly by: string; readonly at: string } | undefined;
  const publish = (document: PolicyDocument, by: string, publishedAt: string, reason: string): Policy => {
    const policy = settled(versioned(document));
    if (!published.has(policy.version)) published.set(policy.version, { policy, publishedAt, by, reason });
    active = { version: policy.version, by, at: publishedAt };
    return policy;
  };
  function wished(document: PolicyDocument, by: string, at: string, reason: string): Promise<Policy>;
  function wished(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish: PolicyWish,
  ): Promise<Policy | undefined>;
  async function wished(document: PolicyDocument, by: string, at: string, reason: string, wish?: PolicyWish) {
    if (wish === undefined) return publish(document, by, at, reason);
    if (wishes.has(wish.key) || active?.version !== wish.basedOn) return undefined;
    const policy = publish(document, by, at, reason);
    wishes.set(wish.key, policy.version);
    return policy;
  }
  const get = (version: string): Policy => {
    const found = published.get(version);
    if (found === undefined) throw new PolicyNotFound(version);
    return found.policy;
  };
  return {
    get: async (version) => get(version),
    active: async () => {
      if (active !== undefined) return get(active.version);
      if (bundled === undefined) throw new PolicyNotFound();
      return publish(bundled.document, 'system', bundled.now(), 'the policy that ships with Firstsale');
    },
    publish: wished,
    published: async (key) => wishes.get(key),
    activated: async () => active,
    list: async () =>
      [...published.values()]
        .map(({ policy, publishedAt, by, reason }) => ({ version: policy.version, publishedAt, by, reason }))
        .sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1)),
  };
};
