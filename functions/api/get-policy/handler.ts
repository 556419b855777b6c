import * as z from 'zod';
import { sharingSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import type { ReferenceRates } from '../../../domain/money/reference-rates.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { listsKnownBy } from '../../../domain/risk/screening-again.ts';
import type { ScreeningLists, ScreeningProgress } from '../../../domain/risk/screening-port.ts';
import { type AnswerOf, type CallOf, none, type Route } from '../../runtime/route-contract.ts';
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

/** loads of lists that are shown */
const loadsShown = 20;

interface Needs {
  readonly policies: PolicyReader;
  readonly lists: Pick<ScreeningLists, 'loaded' | 'loads'>;
  readonly screening: Pick<ScreeningProgress, 'read'>;
  readonly rates: () => Promise<ReferenceRates>;
}

/** the active policy, or the version that was asked for, with the history of versions, the lists that were loaded and the reference rates */
export const handle =
  ({ policies, lists, screening, rates }: Needs) =>
  async ({ person, query }: CallOf<typeof wanted>): Promise<AnswerOf<typeof answer>> => {
    const active = await policies.active();
    const policy = query.version === undefined ? active : await policies.get(query.version);
    const [versions, proposals, current, loaded, loads, screened] = await Promise.all([
      policies.list(),
      policies.proposals(active.version),
      rates(),
      lists.loaded(),
      lists.loads(loadsShown),
      screening.read(),
    ]);
    // what other teams are, cost and get is not a supplier's to know, nor who wants to change it
    if (person.teams !== undefined) {
      const own = { ...active, sharing: sharingSeen(active.sharing, person.teams) };
      return { policy: own, active: active.version, versions: [], proposals: [], rates: current, lists: [], loads: [] };
    }
    const known = loaded.length > 0 && screened?.of === listsKnownBy(loaded) ? screened : undefined;
    return {
      policy,
      active: active.version,
      versions,
      proposals,
      rates: current,
      lists: [...loaded],
      loads: [...loads],
      ...(known && { screening: known }),
    };
  };
