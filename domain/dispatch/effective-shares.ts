import type { Allocation } from '../policy/team-schema.ts';
import { overridesAt, type QueueLoad } from './queue-load.ts';

export interface TeamShare {
  readonly team: string;
  readonly share: number;
}
/** with what policy says */
export interface EffectiveShare extends TeamShare {
  readonly policyShare: number;
}

/**
 * The shares of an allocation at an instant (ISO 8601 UTC): a team whose share somebody moved has that one, the others divide the rest in
 * their proportions. A team that the allocation does not name gets nothing by a move.
 */
export const effectiveShares = (
  { shares }: Allocation,
  load: Pick<QueueLoad, 'overrides'>,
  now: string,
): readonly EffectiveShare[] => {
  const moved = new Map(overridesAt(load, now).map(({ team, share }) => [team, share]));
  const fixed = shares.reduce((sum, { team }) => sum + (moved.get(team) ?? 0), 0);
  const others = shares.reduce((sum, { team, share }) => sum + (moved.has(team) ? 0 : share), 0);
  const rest = Math.max(0, 100 - fixed);
  return shares.map(({ team, share }) => ({
    team,
    policyShare: share,
    share: moved.get(team) ?? (others === 0 ? 0 : (share / others) * rest),
  }));
};

/** what counts anew when it changes */
export const sharesKey = (shares: readonly TeamShare[]): string =>
  shares.map(({ team, share }) => `${team}:${Number(share.toFixed(4))}`).join(' ');
