import * as z from 'zod';
import { outdated } from '../../../application/outdated-policy.ts';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { InvalidPolicy, KeyReused } from '../../../domain/errors.ts';
import { loosened } from '../../../domain/policy/loosening/loosened.ts';
import { type InFlightChoice, inFlightChoice } from '../../../domain/policy/policy-move.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { policyVersion } from '../../../domain/policy/version.ts';
import type { PolicyOutcome } from '../../../domain/policy/wish.ts';
import type { Clock, PolicyStore } from '../../../domain/ports.ts';
import { samePerson } from '../../../domain/same-person.ts';
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
    /** a second person is wanted although no rule is loosened */
    second: z.boolean().default(false),
    /** whether merchants in flight keep their policy, or follow at the next lap of a run */
    inFlight: inFlightChoice.default('pin'),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** two people want one policy: merchants in flight follow it only where both want that */
const inFlightOf = (...both: readonly { readonly inFlight: InFlightChoice }[]): InFlightChoice =>
  both.every(({ inFlight }) => inFlight === 'move') ? 'move' : 'pin';
const published = (version: string): PolicyOutcome => ({ kind: 'published', version, loosens: [] });

/**
 * Publishes an immutable version for runs that start from now on; the same content twice is one version. What loosens an approval or a risk
 * rule is kept as a proposal, and published once another person wants the same: the difference decides, not what its author says of it. So is
 * what its author wants a second person to look at. The same request again answers what the first one did. Throws InvalidPolicy, StaleVersion with who and when once another version is active
 * than it is based on
 */
export const handle =
  ({ policies, clock }: { readonly policies: PolicyStore; readonly clock: Clock }) =>
  async ({ person, body, key }: CallOf<typeof wanted>) => {
    const before = await policies.outcome(key);
    if (before !== undefined && before.version !== policyVersion(body.policy)) throw new KeyReused();
    if (before !== undefined) return before;
    const findings = checkPolicy(body.policy);
    if (findings.length > 0) throw new InvalidPolicy(findings);
    const active = await policies.active();
    const version = policyVersion(body.policy);
    // published by somebody else meanwhile: it is what they wanted
    if (version === active.version && body.inFlight === 'pin') return published(version);
    const { basedOn } = body;
    if (basedOn !== active.version) throw await outdated(policies, basedOn);
    const [now, loosens] = [clock.now(), loosened(active, body.policy)];
    const wish = { key, basedOn, inFlight: body.inFlight };
    const first = (await policies.proposals(basedOn)).find((one) => one.version === version);
    const alone = first === undefined || samePerson(first.by, person.id);
    if (alone && (loosens.length > 0 || body.second)) {
      await policies.propose(body.policy, person.id, now, body.reason, wish, loosens);
      return { kind: 'proposed' as const, version, loosens };
    }
    const done =
      alone || first === undefined
        ? await policies.publish(body.policy, person.id, now, body.reason, wish)
        : await policies.publish(
            body.policy,
            first.by,
            now,
            first.reason,
            { ...wish, inFlight: inFlightOf(first, wish) },
            person.id,
          );
    const after = done === undefined ? await policies.outcome(key) : published(version);
    if (after === undefined) throw await outdated(policies, basedOn);
    return after;
  };
