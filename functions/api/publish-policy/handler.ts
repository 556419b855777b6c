import * as z from 'zod';
import { Conflict, InvalidPolicy } from '../../../domain/errors.ts';
import { checkPolicy } from '../../../domain/policy/check.ts';
import { policyDocument } from '../../../domain/policy/schema.ts';
import { policyVersion } from '../../../domain/policy/version.ts';
import type { Clock, PolicyStore } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../shared/api.ts';
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

/** publishes an immutable version for runs that start from now on; the same content twice is one version. Throws InvalidPolicy, Conflict */
export const handle =
  ({ policies, clock }: { readonly policies: PolicyStore; readonly clock: Clock }) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    const findings = checkPolicy(body.policy);
    if (findings.length > 0) throw new InvalidPolicy(findings);
    const active = await policies.active();
    // sent again, or published by somebody else meanwhile: it is what they wanted
    if (policyVersion(body.policy) === active.version) return { kind: 'published' as const, version: active.version };
    if (active.version !== body.basedOn) {
      const latest = (await policies.list()).find(({ version }) => version === active.version);
      const who = latest === undefined ? '' : `, published by ${latest.by} at ${latest.publishedAt}`;
      throw new Conflict(`the active policy is ${active.version}${who}; look at it and base your change on it`);
    }
    const policy = await policies.publish(body.policy, person.id, clock.now(), body.reason);
    return { kind: 'published' as const, version: policy.version };
  };
