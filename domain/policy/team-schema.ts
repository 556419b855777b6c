import * as z from 'zod';
import { country, currency, segment } from '../values.ts';

const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** what a team does in one queue: a contract with a supplier says it, a plan of our own does */
export const teamQueue = z.object({
  queue: z.string().min(1),
  /** tasks it takes on one of its days, and has open at once; without a cap as many as come */
  maximumADay: z.int().min(1).max(100_000).optional(),
  maximumOpen: z.int().min(1).max(100_000).optional(),
  /** tasks a day it is owed by contract: shown beside what it got, and no rule of dispatch */
  commitmentADay: z.int().min(0).max(100_000).optional(),
  /** what a decided task costs, in minor units of the team's currency */
  priceMinor: z.int().min(0).optional(),
});
export type TeamQueue = z.infer<typeof teamQueue>;

/** people who share work: ours, or those of a supplier, who see their own team only */
export const team = z.object({
  key: name,
  title: z.string().trim().min(1).max(80),
  whose: z.enum(['own', 'supplier']),
  /** two letters each, as merchants' languages begin */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)),
  /** what else it can do: an allocation may ask for it */
  skills: z.array(name),
  /** keys of policy.calendars: open when one of them is, so a weekend with hours of its own is a second calendar. None: around the clock */
  openIn: z.array(z.string().min(1)),
  currency: currency.optional(),
  works: z.array(teamQueue).min(1),
});
export type Team = z.infer<typeof team>;

/** who gets the tasks of a queue, by share */
export const allocation = z.object({
  key: name,
  queue: z.string().min(1),
  /** of which merchants; none: of all */
  countries: z.array(country),
  segments: z.array(segment),
  /** skills a task of it takes */
  asks: z.array(name),
  /** it takes the merchant's language too */
  inLanguage: z.boolean(),
  /** percent for each team, 100 in all */
  shares: z.array(z.object({ team: z.string().min(1), share: z.number().min(0).max(100) })).min(1),
});
export type Allocation = z.infer<typeof allocation>;

/** teams, and how work is shared among them. A queue without an allocation is everybody's, as a policy without teams is */
export const teamsPolicy = z.object({
  teams: z.array(team).max(60),
  /** of a queue the first that fits the merchant counts */
  allocations: z.array(allocation).max(100),
});
export type TeamsPolicy = z.infer<typeof teamsPolicy>;

export const noTeams: TeamsPolicy = { teams: [], allocations: [] };
