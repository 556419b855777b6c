import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import type { Allocation, Team, TeamQueue } from '../../../domain/policy/team-schema.ts';
import { aPolicy } from '../given.ts';

export const aTeam = (key: string, more: Partial<Team> = {}, works: Partial<TeamQueue> = {}): Team => ({
  ...{ key, title: `Team ${key.toUpperCase()}`, whose: 'own', languages: [], skills: [], openIn: [] },
  works: [{ queue: 'product', ...works }],
  ...more,
});
export const anAllocation = (shares: Readonly<Record<string, number>>, more: Partial<Allocation> = {}): Allocation => ({
  ...{ key: 'product_work', queue: 'product', countries: [], segments: [], asks: [], inLanguage: false },
  shares: Object.entries(shares).map(([team, share]) => ({ team, share })),
  ...more,
});

/** the policy that ships, with teams in the queue of the product team, where people raise work by hand */
export const sharedPolicy = (teams: readonly Team[], ...allocations: readonly Allocation[]): PolicyDocument => ({
  ...aPolicy(),
  sharing: { teams: [...teams], allocations: [...allocations] },
});
