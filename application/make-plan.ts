import { ConcurrentChange } from '../domain/errors.ts';
import type { Clock, PolicyReader } from '../domain/ports.ts';
import { hoursOf, judgePlan } from '../domain/staffing/judge-plan.ts';
import { planHistory } from '../domain/staffing/plan-inputs.ts';
import {
  type BegunPlan,
  beginPlan,
  endPlan,
  type PlanEnd,
  type PlanJob,
  planSeconds,
  shownLate,
  solvingPlan,
} from '../domain/staffing/plan-job.ts';
import type { OpenedTasks, PlanJobs, PlanSolver } from '../domain/staffing/plan-ports.ts';
import { judgedWeeks } from '../domain/staffing/shift-plan.ts';
import { readShift } from '../domain/staffing/written-shift.ts';

export interface PlanNeeds {
  readonly jobs: PlanJobs;
  readonly tasks: OpenedTasks;
  readonly policies: PolicyReader;
  readonly solver: PlanSolver;
  readonly clock: Clock;
}

/** days read before the history begins: a day by some clock begins earlier than one in UTC */
const SPARE_DAYS = 2;
const DAY = 86_400_000;

/** Reads, solves and judges. `say` keeps that it is being solved. */
const find = async (needs: PlanNeeds, job: BegunPlan, say: () => Promise<void>): Promise<PlanEnd> => {
  const { wish, askedAt } = job;
  if (wish.slaOpenHours * 60 < wish.handlingMinutes / wish.effective) return { kind: 'refused', code: 'too-short' };
  const { tasks } = await needs.policies.active();
  const queues = wish.queue === undefined ? tasks.queues.map(({ key }) => key) : [wish.queue];
  const days = 7 * Math.max(wish.weeks, judgedWeeks) + SPARE_DAYS;
  const from = new Date(Date.parse(askedAt) - days * DAY).toISOString();
  const history = planHistory(wish, await needs.tasks.since(queues, from), askedAt);
  if (history === undefined) return { kind: 'refused', code: 'no-work' };
  await say();
  const cancelled = async () => (await needs.jobs.get(job.id))?.kind === 'cancelled';
  const shifts = await needs.solver.shifts(history.inputs, planSeconds.solver, cancelled);
  const hours = hoursOf(wish);
  const read = shifts?.map((shift) => readShift(hours, shift)).filter((shift) => typeof shift !== 'string');
  const played = read && judgePlan(history.inputs, read);
  if (shifts === undefined || played === undefined) return { kind: 'refused', code: 'no-plan' };
  const late = played.late.flatMap(({ nth, minutes }) => {
    const task = history.judged[nth];
    return task === undefined ? [] : [{ ...task, minutes }];
  });
  const latest = late.toSorted((one, other) => other.minutes - one.minutes).slice(0, shownLate);
  return { kind: 'done', report: { inputs: history.inputs, shifts: [...shifts], judged: played.judgement, late: latest } };
};

/** false when somebody else has changed it: it was called off, or is being made already */
const kept = async (jobs: PlanJobs, job: PlanJob): Promise<boolean> => {
  try {
    await jobs.replace(job);
    return true;
  } catch (error) {
    if (error instanceof ConcurrentChange) return false;
    throw error;
  }
};

/**
 * Makes a plan somebody asked for, once however often it is told to. What goes wrong is kept with it and thrown. Undefined when there was nothing to
 * do, or it was called off meanwhile.
 */
export const makePlan = async (needs: PlanNeeds, id: string): Promise<PlanJob | undefined> => {
  const { jobs, clock } = needs;
  const asked = await jobs.get(id);
  const begun = asked && beginPlan(asked, clock.now());
  if (begun === undefined || !(await kept(jobs, begun))) return undefined;
  let job = begun;
  try {
    const end = await find(needs, job, async () => {
      job = solvingPlan(job);
      await jobs.replace(job);
    });
    const ended = endPlan(job, end);
    return (await kept(jobs, ended)) ? ended : undefined;
  } catch (error) {
    // called off while it was read or solved
    if ((await jobs.get(id))?.kind === 'cancelled') return undefined;
    await kept(jobs, endPlan(job, { kind: 'failed', why: 'fault' }));
    throw error;
  }
};
