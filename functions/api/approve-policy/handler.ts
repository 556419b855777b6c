import * as z from 'zod';
import { outdated } from '../../../application/outdated-policy.ts';
import { Conflict, NotAllowed } from '../../../domain/errors.ts';
import type { Clock, PolicyStore } from '../../../domain/ports.ts';
import { samePerson } from '../../../domain/same-person.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const version = z.string().min(1).max(100);

export const wanted = {
  permission: 'policy.approve',
  params: z.object({ version }),
  query: none,
  body: z.object({
    /** the version its difference was read against */
    basedOn: version,
  }),
  answer,
  writes: true,
} as const satisfies Route;

/**
 * The second person of a policy that loosens a rule: publishes what the first one proposed, as they wrote it. The same request again
 * answers what the first one did. Throws Conflict where nothing was proposed, NotAllowed for whoever proposed it, StaleVersion with who and
 * when once another version is active than it was based on
 */
export const handle =
  ({ policies, clock }: { readonly policies: PolicyStore; readonly clock: Clock }) =>
  async ({ person, params, body: { basedOn }, key }: CallOf<typeof wanted>) => {
    const before = await policies.outcome(key);
    if (before !== undefined) return { kind: 'published' as const, version: before.version };
    if ((await policies.active()).version !== basedOn) throw await outdated(policies, basedOn);
    const proposal = (await policies.proposals(basedOn)).find((one) => one.version === params.version);
    const document = await policies.proposed(basedOn, params.version);
    if (proposal === undefined || document === undefined)
      throw new Conflict({
        code: 'proposal-none',
        about: {},
      });
    const { by, at, reason, inFlight } = proposal;
    if (samePerson(by, person.id))
      throw new NotAllowed({
        code: 'own-proposal',
        about: { by, at },
      });
    const done = await policies.publish(document, by, clock.now(), reason, { key, basedOn, inFlight }, person.id);
    if (done === undefined) throw await outdated(policies, basedOn);
    return { kind: 'published' as const, version: params.version };
  };
