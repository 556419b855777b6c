import { rowSize } from '../../adapters/memory/row-size.ts';
import type { World } from '../../adapters/memory/world.ts';
import { textDigest } from '../../domain/content-hash.ts';
import { chooseTeam } from '../../domain/dispatch/choose-team.ts';
import type { LoadReader } from '../../domain/dispatch/dispatch-ports.ts';
import { effectiveShares, sharesKey } from '../../domain/dispatch/effective-shares.ts';
import { emptyLoad, type QueueLoad } from '../../domain/dispatch/queue-load.ts';
import type { TeamLoad } from '../../domain/dispatch/team.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Allocation } from '../../domain/policy/team-schema.ts';

/** pieces of work before a story begins, at most: shares are whole percents nearly always */
const phases = 100;
const phaseOf = (name: string): number => Number.parseInt(textDigest(name).slice(0, 8), 16) % phases;

/** what the rule of dispatch would have given each team before the n-th piece of work */
const givenBefore = (
  shares: readonly { readonly team: string; readonly share: number }[],
  n: number,
): Readonly<Record<string, number>> => {
  const teams = shares.map(({ team, share }) => ({ id: team, share, skills: [], languages: [], hours: [] }));
  const loads = new Map<string, TeamLoad>();
  for (let at = 0; at < n; at += 1) {
    const choice = chooseTeam(teams, loads, { skills: [] }, '');
    if (choice.kind === 'nobody') break;
    loads.set(choice.team, { assigned: (loads.get(choice.team)?.assigned ?? 0) + 1, today: 0, open: 0 });
  }
  return Object.fromEntries([...loads].map(([team, { assigned }]) => [team, assigned]));
};

const begun = (allocation: Allocation, load: QueueLoad, merchantId: string): QueueLoad['counts'][string] => {
  const shares = effectiveShares(allocation, load, '');
  return { shares: sharesKey(shares), assigned: givenBefore(shares, phaseOf(`${merchantId}/${allocation.key}`)) };
};

/**
 * What teams have of a queue in one merchant's story: a merchant is played alone, so its first task is the n-th of the queue, n drawn by its id. Over
 * all merchants each team gets its share; caps hold within a story only (docs/adr/0101).
 */
export const storyLoads = (world: World, policy: Policy, billed: (bytes: number) => void): LoadReader => ({
  of: async (queue) => {
    const known = world.loads.get(queue);
    billed(known === undefined ? 0 : rowSize(known));
    if (known !== undefined) return known;
    const [merchantId = ''] = world.items.keys();
    const empty = emptyLoad(queue);
    const own = policy.sharing.allocations.filter((one) => one.queue === queue);
    return { ...empty, counts: Object.fromEntries(own.map((one) => [one.key, begun(one, empty, merchantId)])) };
  },
});
