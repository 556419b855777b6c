import * as z from 'zod';
import { sharingSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import type { ReferenceRates } from '../../../domain/money/reference-rates.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import type { ScreeningLists } from '../../../domain/risk/screening-port.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'policy.read',
  teams: 'narrowed',
  params: none,
  query: z.object({ version: z.string().min(1).max(100).optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly policies: PolicyReader;
  readonly lists: Pick<ScreeningLists, 'loaded'>;
  readonly rates: () => Promise<ReferenceRates>;
}

/** the active policy, or the version that was asked for, with the history of versions, the lists that were loaded and the reference rates */
export const handle =
  ({ policies, lists, rates }: Needs) =>
  async ({ person, query }: CallOf<typeof wanted>) => {
    const active = await policies.active();
    const policy = query.version === undefined ? active : await policies.get(query.version);
    const [versions, proposals, current, loaded] = await Promise.all([
      policies.list(),
      policies.proposals(active.version),
      rates(),
      lists.loaded(),
    ]);
    // what other teams are, cost and get is not a supplier's to know, nor who wants to change it
    if (person.teams !== undefined) {
      const own = { ...active, sharing: sharingSeen(active.sharing, person.teams) };
      return { policy: own, active: active.version, versions: [], proposals: [], rates: current, lists: [] };
    }
    return { policy, active: active.version, versions, proposals, rates: current, lists: [...loaded] };
  };
