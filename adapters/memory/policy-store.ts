import { PolicyNotFound } from '../../domain/errors.ts';
import type { InFlightChoice, PolicyMove } from '../../domain/policy/policy-move.ts';
import type { Policy, PolicyDocument } from '../../domain/policy/policy-schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { Activation, PolicyOutcome, PolicyProposal, PolicyWish } from '../../domain/policy/wish.ts';
import type { PolicyStore } from '../../domain/ports.ts';
import { settled } from './settled.ts';

interface Published {
  readonly policy: Policy;
  readonly publishedAt: string;
  readonly by: string;
  readonly reason: string;
  readonly approvedBy?: string | undefined;
  readonly inFlight?: InFlightChoice | undefined;
  readonly again: Activation[];
}

export const policyStore = (bundled?: { readonly document: PolicyDocument; readonly now: () => string }): PolicyStore => {
  const published = new Map<string, Published>();
  const wishes = new Map<string, PolicyOutcome>();
  const proposals = new Map<string, PolicyProposal & { readonly document: PolicyDocument }>();
  const place = (basedOn: string, version: string): string => `${basedOn}#${version}`;
  let move: PolicyMove | undefined;
  let active: { readonly version: string; readonly by: string; readonly at: string } | undefined;
  const publish = (
    document: PolicyDocument,
    by: string,
    publishedAt: string,
    reason: string,
    wish?: PolicyWish,
    approvedBy?: string,
  ): Policy => {
    const policy = settled(versioned(document));
    const known = published.get(policy.version);
    const second = {
      ...(approvedBy !== undefined && { approvedBy }),
      ...(wish?.inFlight === 'move' && { inFlight: wish.inFlight }),
    };
    if (known === undefined) published.set(policy.version, { policy, publishedAt, by, reason, ...second, again: [] });
    else known.again.unshift({ at: publishedAt, by, reason, ...second });
    if (wish?.inFlight === 'move') move = { version: policy.version, at: publishedAt };
    active = { version: policy.version, by: approvedBy ?? by, at: publishedAt };
    return policy;
  };
  function wished(document: PolicyDocument, by: string, at: string, reason: string): Promise<Policy>;
  function wished(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish: PolicyWish,
    approvedBy?: string,
  ): Promise<Policy | undefined>;
  async function wished(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish?: PolicyWish,
    approvedBy?: string,
  ) {
    if (wish === undefined) return publish(document, by, at, reason);
    if (wishes.has(wish.key) || active?.version !== wish.basedOn) return undefined;
    const policy = publish(document, by, at, reason, wish, approvedBy);
    wishes.set(wish.key, { kind: 'published', version: policy.version, loosens: [] });
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
      return publish(bundled.document, 'system', bundled.now(), 'bundled_policy');
    },
    publish: wished,
    propose: async (document, by, at, reason, { key, basedOn, inFlight = 'pin' }, loosens) => {
      if (wishes.has(key)) return false;
      const { version } = versioned(document);
      wishes.set(key, { kind: 'proposed', version, loosens });
      const known = proposals.get(place(basedOn, version));
      proposals.set(
        place(basedOn, version),
        known ?? { version, basedOn, by, at, reason, loosens: [...loosens], inFlight, document: settled(document) },
      );
      return true;
    },
    proposals: async (basedOn) =>
      [...proposals.values()]
        .filter((one) => one.basedOn === basedOn)
        .map(({ document: _document, ...rest }) => rest)
        .sort((one, other) => (one.at < other.at ? 1 : -1)),
    proposed: async (basedOn, version) => {
      const found = proposals.get(place(basedOn, version))?.document;
      return found;
    },
    outcome: async (key) => wishes.get(key),
    activated: async () => active,
    moving: async () => move,
    list: async () =>
      [...published.values()]
        .map(({ policy, publishedAt, by, reason, approvedBy, inFlight, again }) => ({
          ...{ version: policy.version, publishedAt, by, reason },
          ...(approvedBy === undefined ? {} : { approvedBy }),
          ...(inFlight === undefined ? {} : { inFlight }),
          ...(again.length === 0 ? {} : { again: [...again] }),
        }))
        .sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1)),
  };
};
