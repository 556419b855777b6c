import * as z from 'zod';
import { shareOverride } from '../../../domain/dispatch/queue-load.ts';
import { shareEntry } from '../../../domain/dispatch/share-told.ts';
import { team, teamQueue } from '../../../domain/policy/team-schema.ts';
import { instant } from '../../../domain/values.ts';
import { teamCard } from '../../../domain/volume/made-forecast.ts';

const whole = z.int().min(0);
/** whoever holds tasks of the team; empty: those nobody holds */
const holder = z.object({ person: z.string(), open: whole, overdue: whole });

/** teams as they stand */
export const answer = z.object({
  asOf: instant,
  teams: z.array(
    team.omit({ openIn: true, works: true }).extend({
      open: z.boolean(),
      opensAt: instant.optional(),
      works: z.array(teamQueue.extend({ today: whole, open: whole })),
      people: z.array(holder),
    }),
  ),
  allocations: z.array(
    z.object({
      ...{ key: z.string(), queue: z.string(), countries: z.array(z.string()), segments: z.array(z.string()) },
      /** `given` and `quota`: tasks since the shares in effect began */
      shares: z.array(
        z.object({ team: z.string(), share: z.number(), policyShare: z.number(), given: whole, quota: z.number() }),
      ),
    }),
  ),
  moves: z.array(shareOverride.extend({ queue: z.string() })),
  waiting: whole,
  /** each team's work of the last weeks against what its mix would give anybody; by name, nobody is ranked */
  scorecards: z.array(teamCard),
  /** who moved shares lately, and why, the newest first */
  told: z.array(shareEntry),
  /** tasks that were counted for people; of a longer list the first */
  counted: whole,
  more: z.boolean(),
});
