import * as z from 'zod';
import { openWork } from '../../../application/open-work-of-queues.ts';
import type { Clock, MerchantLookup, PolicyReader, TaskDirectory } from '../../../domain/ports.ts';
import type { PlanReader } from '../../../domain/staffing/plan-ports.ts';
import { presenceToday, weekOf } from '../../../domain/staffing/present-people.ts';
import { segment, shortLine } from '../../../domain/values.ts';
import { dayBefore } from '../../../domain/volume/day-text.ts';
import { realtimeNow } from '../../../domain/volume/realtime-now.ts';
import { cutsOf } from '../../../domain/volume/volume-hours.ts';
import type { AbsenceStore, VolumeReader } from '../../../domain/volume/volume-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'figures.read',
  params: none,
  query: z.object({
    country: z.string().length(2).optional(),
    segment: segment.optional(),
    pspClient: shortLine.optional(),
    team: shortLine.optional(),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs {
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly volumes: Pick<VolumeReader, 'ofDay' | 'forecast' | 'overrides' | 'revised'>;
  readonly tasks: Pick<TaskDirectory, 'byQueue'>;
  readonly merchants: MerchantLookup;
  readonly plans: PlanReader;
  readonly absences: Pick<AbsenceStore, 'of'>;
  readonly clock: Clock;
}

/** published plans that are looked through for this week's */
const plansRead = 8;

/** every queue by time to breach, with what came, what was expected and what is expected now */
export const handle =
  (needs: Needs) =>
  async ({ query: cut }: CallOf<typeof wanted>) => {
    const now = needs.clock.now();
    const today = now.slice(0, 10);
    const { volumes } = needs;
    const policy = await needs.policies.active();
    const queues = policy.tasks.queues.map(({ key }) => key);
    const [buckets, made, overrides, seen, plans, open] = await Promise.all([
      volumes.ofDay(today),
      volumes.forecast(dayBefore(today, 1)),
      volumes.overrides(today),
      volumes.revised(today),
      needs.plans.newest(plansRead),
      openWork(needs, queues),
    ]);
    const plan = plans.find((one) => one.week === weekOf(one.timeZone, now));
    const week = weekOf(plan?.timeZone ?? 'UTC', now);
    const absences = (await needs.absences.of(week)) ?? null;
    const presence = plan && presenceToday(plan, absences?.absences ?? [], now);
    const facts = buckets.flatMap((bucket) => bucket.facts);
    return {
      ...realtimeNow({ now, queues, buckets, made, overrides, open: open.tasks, presence, cut }),
      ...{ seen: [...seen], madeAt: made?.madeAt ?? null, cuts: cutsOf(facts), week, absences, more: open.more },
    };
  };
