import * as z from 'zod';
import { readWeeks } from '../metrics/weeks.ts';
import type { Context } from '../model/decision.ts';
import { readRecurring, recurringFigures } from '../recurring/recurring-figures.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import { instant, lifecycleStage } from '../values.ts';
import { readBlockers } from './blockers.ts';
import { readCohorts } from './cohorts.ts';
import { cutDimensions } from './cuts.ts';
import { readNudges } from './nudges.ts';
import { readCsat, readStraightThrough } from './outcomes.ts';
import { processFigures, readProcess } from './read-process.ts';
import { readStalls } from './stalls.ts';
import { readMilestones } from './tally-milestones.ts';
import { LEVEL_HOURS, readQueues } from './tasks.ts';
import { readWait } from './waits.ts';

const whole = z.int().min(0);
const rate = z.object({ value: z.number().nullable(), n: z.number().min(0) });
const interval = z.object({ low: z.number(), high: z.number() }).nullable();
const days = z.number().nullable();
const sla = { met: whole, breached: whole, openInTime: whole };

/** every figure of the desk at one instant; a rate is null where there was nothing, or not yet enough time, to take it over */
export const figures = z.object({
  /** the instant they are of */
  asOf: instant,
  policyVersion: z.string(),
  merchants: whole,
  cohorts: z.array(
    z.object({ month: z.string(), n: whole, windows: z.array(z.object({ days: z.number(), rate, observedAt: instant })) }),
  ),
  timeToActivate: z.object({
    n: whole,
    events: whole,
    medianDays: days,
    p75Days: days,
    curve: z.array(
      z.object({ day: z.number(), events: whole, censored: whole, atRisk: whole, survival: z.number().min(0).max(1) }),
    ),
  }),
  stalls: z.array(z.object({ stage: lifecycleStage, rate, stalledNow: whole })),
  nudges: z.array(
    z.object({
      days: z.number(),
      nudged: rate.extend({ interval }),
      holdOut: rate.extend({ interval }),
      uplift: z.number().nullable(),
      upliftInterval: interval,
    }),
  ),
  /** Y of the service level, business hours */
  levelHours: z.number(),
  queues: z.array(
    z.object({
      queue: z.string(),
      sla: rate.extend(sla),
      /** without the time of outages; figures of before they were counted have none */
      calm: rate.extend(sla).optional(),
      level: rate,
      handlingMinutes: rate,
      backlog: z.array(z.object({ age: z.string(), inTime: whole, late: whole })),
    }),
  ),
  weeks: z.array(z.object({ week: z.string(), opened: whole, ...sla, forecast: z.number().nullable() })),
  forecast: z.object({ wape: z.number().nullable(), accuracy: z.number().nullable(), n: whole }),
  nextWeek: z.number().nullable(),
  csat: z.object({ csat: rate, responseRate: rate, ratings: z.array(whole) }),
  milestones: z.array(z.object({ key: z.string(), rate, medianDays: days, medianOver: whole })),
  straightThrough: rate,
  blockers: z.array(z.object({ requirement: z.string(), merchant: whole, operations: whole, provider: whole, checking: whole })),
  /** where the time of each playbook's runs went; figures of before it was counted have none */
  process: z.array(processFigures).optional(),
  /** what comes again and again, and what may be tried against it; figures of before it was counted have none */
  recurring: recurringFigures.optional(),
  /** values every figure can be cut by; figures of before they were have none */
  cuts: z.record(z.enum(cutDimensions), z.array(z.string())).optional(),
  /** the first merchants behind a bar, and how many there are */
  lists: z.record(z.string(), z.object({ n: whole, merchants: z.array(z.object({ merchantId: z.string(), name: z.string() })) })),
});
export type Figures = z.infer<typeof figures>;

/** The figures a tally of all merchants amounts to, as of `now`. */
export function figuresOf(tally: Tally, { now, policy }: Context): Figures {
  const recurring = readRecurring(tally, { now, policy });
  const issues = new Set(recurring.issues.map(({ key }) => `issue/${key}`));
  const shown = Object.entries(tally.lists).filter(([key]) => !key.startsWith('issue/') || issues.has(key));
  const lists = shown.map(([key, merchants]) => {
    const shown = merchants.map(({ merchantId, name }) => ({ merchantId, name }));
    return [key, { n: countOf(tally, `list/${key}`), merchants: shown }] as const;
  });
  // parsing drops nothing: it turns what is read only into what is stored
  return figures.parse({
    asOf: now,
    policyVersion: policy.version,
    merchants: countOf(tally, 'merchants'),
    cohorts: readCohorts(tally, now),
    timeToActivate: readWait(tally, 'activation'),
    stalls: readStalls(tally),
    nudges: readNudges(tally),
    levelHours: LEVEL_HOURS,
    queues: readQueues(
      tally,
      policy.tasks.queues.map(({ key }) => key),
    ),
    ...readWeeks(tally, now),
    csat: readCsat(tally),
    milestones: readMilestones(tally, policy),
    straightThrough: readStraightThrough(tally),
    blockers: readBlockers(tally),
    process: readProcess(tally),
    recurring,
    lists: Object.fromEntries(lists),
  });
}
