import * as z from 'zod';
import { StaleVersion } from '../../../application/demand-fresh.ts';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { InvalidPolicy } from '../../../domain/errors.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { policyVersion } from '../../../domain/policy/version.ts';
import type { Clock, PolicyStore } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'policy.publish',
  params: none,
  query: none,
  body: z.object({
    policy: policyDocument,
    reason,
    /** the version the change was made from: somebody else's newer one is not overwritten unseen */
    basedOn: z.string().min(1).max(100),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** somebody else published since its sender looked; stages of before that was noted tell who wrote the active version first */
const outdated = async (policies: PolicyStore, active: string, basedOn: string): Promise<StaleVersion> => {
  const known = (await policies.list()).find(({ version }) => version === active);
  const who = (await policies.activated()) ?? (known && { by: known.by, at: known.publishedAt });
  const change = who && { by: { kind: 'person' as const, id: who.by }, at: who.at, type: 'policy.published.v1' };
  return new StaleVersion({ kind: 'policy', id: 'active', version: basedOn }, active, change);
};

/**
 * Publishes an immutable version for runs that start from now on; the same content twice is one version. The same request again answers
 * what the first one did. Throws InvalidPolicy, StaleVersion with who and when once another version is active than it is based on
 */
export const handle =
  ({ policies, clock }: { readonly policies: PolicyStore; readonly clock: Clock }) =>
  async ({ person, body, key }: CallOf<typeof wanted>) => {
    const before = await policies.published(key);
    if (before !== undefined) return { kind: 'published' as const, version: before };
    const findings = checkPolicy(body.policy);
    if (findings.length > 0) throw new InvalidPolicy(findings);
    const { version: active } = await policies.active();
    // published by somebody else meanwhile: it is what they wanted
    if (policyVersion(body.policy) === active) return { kind: 'published' as const, version: active };
    const wish = { key, basedOn: body.basedOn };
    const policy = await policies.publish(body.policy, person.id, clock.now(), body.reason, wish);
    const version = policy?.version ?? (await policies.published(key));
    if (version === undefined) throw await outdated(policies, (await policies.active()).version, body.basedOn);
    return { kind: 'published' as const, version };
  };
