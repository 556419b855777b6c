import * as z from 'zod';
import { Conflict } from '../../../domain/errors.ts';
import type { PolicyComments } from '../../../domain/policy/policy-comment.ts';
import type { Clock, PolicyStore } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const version = z.string().min(1).max(100);

export const wanted = {
  permission: 'policy.draft',
  params: z.object({ version }),
  query: none,
  body: z.object({ basedOn: version, comment: reason }),
  answer,
  writes: true,
} as const satisfies Route;

interface Needs {
  readonly policies: Pick<PolicyStore, 'proposals'>;
  readonly comments: PolicyComments;
  readonly clock: Clock;
}

/** Says something about a proposed policy, beside the proposal. Throws Conflict where nothing is proposed */
export const handle =
  ({ policies, comments, clock }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { basedOn, comment } = body;
    if (!(await policies.proposals(basedOn)).some((one) => one.version === params.version))
      throw new Conflict({ code: 'proposal-none', about: {} });
    await comments.add(basedOn, { version: params.version, by: person.id, at: clock.now(), comment }, key);
    return { kind: 'commented' as const };
  };
