import * as z from 'zod';
import { instant } from '../values.ts';
import { type PlanWish, planInputs, planJudgement, planShiftsField, planWish } from './shift-plan.ts';

/** a task that would have been late, and by how many open minutes */
export const lateTask = z.object({
  merchantId: z.string(),
  taskId: z.string(),
  queue: z.string(),
  at: instant,
  minutes: z.number(),
});
export type LateTask = z.infer<typeof lateTask>;

/** late tasks a report names: the latest ones */
export const shownLate = 100;
/** shifts that were found, with the work they were planned on and what they would have done */
export const planReport = z.object({
  inputs: planInputs,
  shifts: planShiftsField,
  judged: planJudgement,
  late: z.array(lateTask).max(shownLate),
});
export type PlanReport = z.infer<typeof planReport>;

const common = {
  id: z.string().min(1),
  wish: planWish,
  askedBy: z.string().min(1),
  askedAt: instant,
  /** counts its changes: each is written over the one before it only */
  version: z.int().min(1),
};
/** a plan somebody asked for, as far as it has come */
export const planJob = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('asked') }),
  z.object({ ...common, kind: z.enum(['reading', 'solving']), begunAt: instant }),
  z.object({ ...common, kind: z.literal('cancelled') }),
  z.object({ ...common, kind: z.literal('refused'), code: z.enum(['no-work', 'no-plan', 'too-short']) }),
  /** `fault` was thrown; `time` was not enough, or nothing began */
  z.object({ ...common, kind: z.literal('failed'), why: z.enum(['fault', 'time']) }),
  z.object({ ...common, kind: z.literal('done'), report: planReport }),
]);
export type PlanJob = z.infer<typeof planJob>;
/** what somebody sees of one; null when there is none of this id, or not any more */
export const seenPlan = z.object({ job: planJob.nullable() });
export const planJobId = z.string().min(1).max(100);
export type BegunPlan = Extract<PlanJob, { kind: 'reading' | 'solving' }>;
/** how making a plan ended */
export type PlanEnd =
  | { readonly kind: 'done'; readonly report: PlanReport }
  | { readonly kind: 'refused'; readonly code: 'no-work' | 'no-plan' | 'too-short' }
  | { readonly kind: 'failed'; readonly why: 'fault' };

/** seconds for the solver, and for everything: the function that makes a plan is ended after them */
export const planSeconds = { solver: 10, all: 120 } as const;
/** an ask nobody began with in five minutes is not begun any more, and what is begun ends soon after its time */
const WAITS_MS = 5 * 60_000;
const RUNS_MS = planSeconds.all * 1_000 + 15_000;

const isUnderWay = (job: PlanJob): job is BegunPlan => job.kind === 'reading' || job.kind === 'solving';

export const askPlan = (wish: PlanWish, given: { readonly id: string; readonly by: string; readonly now: string }): PlanJob => ({
  ...{ id: given.id, wish, askedBy: given.by, askedAt: given.now, version: 1, kind: 'asked' },
});

const head = ({ id, wish, askedBy, askedAt, version }: PlanJob) => ({ id, wish, askedBy, askedAt, version: version + 1 });

/** How it stands: what should have begun or ended by now has failed, and may be asked for again. */
export const planJobAt = (job: PlanJob, now: string): PlanJob => {
  const since = (from: string): number => Date.parse(now) - Date.parse(from);
  const lost = isUnderWay(job) ? since(job.begunAt) > RUNS_MS : job.kind === 'asked' && since(job.askedAt) > WAITS_MS;
  return lost ? { ...head(job), kind: 'failed', why: 'time' } : job;
};

/** Undefined when nothing is to be done: it was called off, has ended or is under way. */
export const beginPlan = (job: PlanJob, now: string): BegunPlan | undefined =>
  planJobAt(job, now).kind === 'asked' ? { ...head(job), kind: 'reading', begunAt: now } : undefined;

export const solvingPlan = (job: BegunPlan): BegunPlan => ({ ...head(job), kind: 'solving', begunAt: job.begunAt });

export const endPlan = (job: BegunPlan, end: PlanEnd): PlanJob => ({ ...head(job), ...end });

/** What has ended stays as it ended. */
export const cancelPlan = (job: PlanJob): PlanJob =>
  job.kind === 'asked' || isUnderWay(job) ? { ...head(job), kind: 'cancelled' } : job;
