import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { QueueLoad } from './queue-load.ts';
import { dayOfTeam, teamNamed } from './teams-of-work.ts';

type Rules = Pick<PolicyDocument, 'calendars' | 'sharing'>;

const dayOf = (policy: Rules, key: string, now: string): string => {
  const team = teamNamed(policy, key);
  return team === undefined ? now.slice(0, 10) : dayOfTeam(policy, team, now);
};

/** a team has one task more */
export const withTaken = (load: QueueLoad, key: string, policy: Rules, now: string): QueueLoad => {
  const day = dayOf(policy, key, now);
  const before = load.teams[key] ?? { day, today: 0, open: 0 };
  const today = before.day === day ? before.today : 0;
  return { ...load, teams: { ...load.teams, [key]: { day, today: today + 1, open: before.open + 1 } } };
};

/** a team has one task less: it is over, or another team's */
export const withLeft = (load: QueueLoad, key: string): QueueLoad => {
  const before = load.teams[key];
  return before === undefined
    ? load
    : { ...load, teams: { ...load.teams, [key]: { ...before, open: Math.max(0, before.open - 1) } } };
};
