import type { Outage } from '../model/outage.ts';

export type OutageStanding = 'proposed' | 'planned' | 'running' | 'releasing' | 'over';

/** How an outage stands at an instant (ISO 8601 UTC): after its end it lets go what it held, then it is over. */
export const standingOf = (
  { proposed, from, until, release }: Pick<Outage, 'proposed' | 'from' | 'until' | 'release'>,
  now: string,
): OutageStanding => {
  if (proposed === true) return 'proposed';
  if (from >= until) return 'over';
  if (now < from) return 'planned';
  if (now < until) return 'running';
  return release?.done === true ? 'over' : 'releasing';
};
