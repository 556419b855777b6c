import { addDays } from '../calendar/add-days.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { TeamsPolicy } from '../policy/team-schema.ts';
import { overridesAt, type QueueLoad, type ShareOverride } from './queue-load.ts';
import { type ShareEntry, shareMoved, shareReturned } from './share-told.ts';

export interface ShareChange {
  readonly load: QueueLoad;
  readonly entry: ShareEntry;
  readonly override: ShareOverride;
}
interface Doing {
  readonly by: string;
  readonly now: string;
  readonly reason: string;
}
export interface ShareMove {
  readonly id: string;
  readonly team: string;
  readonly share: number;
  /** ISO 8601 UTC */
  readonly until: string;
}

/** what lasts longer is a change of policy */
const longestDays = 14;

const entryOf = (load: QueueLoad, type: ShareEntry['type'], override: ShareOverride, { by, now, reason }: Doing): ShareEntry => {
  const { id: overrideId, team, share, until } = override;
  return {
    ...{ id: `${overrideId}/${type}`, at: now, type, actor: { kind: 'person', id: by }, reason },
    data: { queue: load.queue, team, share, until, overrideId },
  };
};

/**
 * A team gets this share of a queue until an instant; afterwards policy's shares count again by themselves. A later move of the same team takes the
 * place of an earlier one. Throws InvalidInput for a team, a share or an end that cannot be.
 */
export const moveShare = (load: QueueLoad, sharing: TeamsPolicy, move: ShareMove, doing: Doing): ShareChange => {
  const { team, share, until, id } = move;
  const { now, by, reason } = doing;
  const teams = [
    ...new Set(sharing.allocations.flatMap((one) => (one.queue === load.queue ? one.shares : [])).map((one) => one.team)),
  ];
  if (teams.length === 0) throw new InvalidInput('queue', { code: 'queue-not-shared', about: { queue: load.queue } });
  if (!teams.includes(team)) throw new InvalidInput('team', { code: 'team-no-share', about: { team, known: teams } });
  if (until <= now || until > addDays(now, longestDays))
    throw new InvalidInput('until', { code: 'share-until', about: { days: longestDays } });
  const others = overridesAt(load, now).filter((one) => one.team !== team);
  const sum = others.reduce((all, one) => all + one.share, share);
  if (sum > 100) throw new InvalidInput('share', { code: 'shares-moved-above', about: { sum } });
  const override: ShareOverride = { id, team, share, from: now, until, reason, by };
  const next = { ...load, overrides: [...others, override] };
  return { load: next, override, entry: entryOf(load, shareMoved, override, doing) };
};

/** Policy's shares count again from now on for the team of a move. Throws Conflict when it is over already. */
export const returnShare = (load: QueueLoad, overrideId: string, doing: Doing): ShareChange => {
  const override = overridesAt(load, doing.now).find(({ id }) => id === overrideId);
  if (override === undefined) throw new Conflict({ code: 'share-move-over', about: {} });
  const next = { ...load, overrides: load.overrides.filter(({ id }) => id !== overrideId) };
  return { load: next, override: { ...override, until: doing.now }, entry: entryOf(load, shareReturned, override, doing) };
};
