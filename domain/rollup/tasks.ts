import { addBusinessHours } from '../calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { businessTimeBetween } from '../calendar/business-time-between.ts';
import { movedByPauses } from '../calendar/pauses.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import { averageHandlingTime, type SlaAttainment, serviceLevel, slaAttainment } from '../metrics/service-levels.ts';
import { tallyWeek } from '../metrics/weeks.ts';
import { pausesOf } from '../outage/touched.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { add, behind, daysBefore, daysBetween, PERIOD_DAYS, type Sheet } from '../tally/sheet.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import type { TaskStory } from './task-stories.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Y of the service level: claimed within so many business hours of the queue */
export const LEVEL_HOURS = 8;

/** upper ends of the backlog's age in days; the last has none */
export const ages = ['1', '3', '7', '14', '30', 'older'] as const;
const ageOf = (days: number) => ages.find((age) => days < Number(age)) ?? 'older';

const calendarOf = (policy: Policy, { queue, calendar: own }: TaskStory): BusinessCalendar | undefined =>
  policy.calendars[own ?? policy.tasks.queues.find((one) => one.key === queue)?.calendar ?? ''];

/** working time of the queue's calendar; by the clock where policy no longer knows the queue */
function clockOf(policy: Policy, task: TaskStory): (from: string, to: string) => number {
  const calendar = calendarOf(policy, task);
  if (calendar === undefined) return (from, to) => Date.parse(to) - Date.parse(from);
  return (from, to) => businessTimeBetween(calendar, from, to);
}

/** the task as if its service level had stood still while an outage concerned the merchant; the task itself keeps its due instant */
const withoutOutages = ({ merchant, outages = [], policy }: Sheet, task: TaskStory): TaskStory => {
  const stage = merchant.stageHistory.findLast(({ at }) => at <= task.openedAt)?.stage ?? merchant.lifecycleStage;
  const pauses = pausesOf(outages, { country: merchant.country, stage });
  if (pauses.length === 0) return task;
  const calendar = calendarOf(policy, task);
  if (calendar === undefined) return { ...task, slaDueAt: movedByPauses(task.openedAt, task.slaDueAt, pauses) };
  const hours = businessTimeBetween(calendar, task.openedAt, task.slaDueAt) / HOUR;
  return { ...task, slaDueAt: addBusinessHours(calendar, task.openedAt, hours, pauses) };
};

/** service of the tasks opened in the last 90 days, and all that is open however old */
export function tallyTasks(sheet: Sheet, tasks: readonly TaskStory[]): void {
  const { now } = sheet;
  const since = daysBefore(now, PERIOD_DAYS);
  const listed = new Map<string, string>();
  for (const task of tasks) {
    const key = `queue/${task.queue}`;
    const sla = slaAttainment([task], now);
    if (task.decidedAt === undefined && task.endedAt === undefined) {
      const late = sla.breached > 0;
      add(sheet, `${key}/backlog/${ageOf(daysBetween(task.openedAt, now))}/${late ? 'late' : 'inTime'}`);
      const bar = `${late ? 'late' : 'open'}/${task.queue}`;
      listed.set(bar, min(listed.get(bar), task.slaDueAt));
    }
    if (task.openedAt < since) continue;
    for (const part of ['met', 'breached', 'openInTime'] as const) add(sheet, `${key}/${part}`, sla[part]);
    const calm = slaAttainment([withoutOutages(sheet, task)], now);
    for (const part of ['met', 'breached', 'openInTime'] as const) add(sheet, `${key}/calm/${part}`, calm[part]);
    if (sla.breached > 0)
      for (const bar of [`breached/${task.queue}`, 'breached']) listed.set(bar, min(listed.get(bar), task.slaDueAt));
    const elapsed = clockOf(sheet.policy, task);
    const level = serviceLevel([task], LEVEL_HOURS * HOUR, elapsed);
    add(sheet, `${key}/level/n`, level.n);
    add(sheet, `${key}/level/within`, level.value === 1 ? 1 : 0);
    const handled = task.sittings.map(({ from, to }) => ({ taskId: task.taskId, focusedMinutes: elapsed(from, to) / MINUTE }));
    const handling = averageHandlingTime(handled);
    add(sheet, `${key}/handling/n`, handling.n);
    add(sheet, `${key}/handling/ms`, Math.round((handling.value ?? 0) * MINUTE));
    tallyWeek(sheet, task, sla);
  }
  for (const [bar, rank] of listed) behind(sheet, bar, rank);
}

const min = (one: string | undefined, other: string): string => (one === undefined || other < one ? other : one);

export interface QueueFigure {
  readonly queue: string;
  readonly sla: SlaAttainment;
  /** the same where outages are no working time: what the desk could have met */
  readonly calm: SlaAttainment;
  readonly level: Rate;
  /** minutes in hand per task touched, in the queue's working time */
  readonly handlingMinutes: Rate;
  readonly backlog: readonly { readonly age: string; readonly inTime: number; readonly late: number }[];
}

const attained = (met: number, breached: number, openInTime: number): SlaAttainment => ({
  ...rate(met, met + breached),
  ...{ met, breached, openInTime },
});

export const readQueues = (tally: Tally, queues: readonly string[]): readonly QueueFigure[] =>
  queues.map((queue) => {
    const of = (what: string) => countOf(tally, `queue/${queue}/${what}`);
    return {
      queue,
      sla: attained(of('met'), of('breached'), of('openInTime')),
      calm: attained(of('calm/met'), of('calm/breached'), of('calm/openInTime')),
      level: rate(of('level/within'), of('level/n')),
      handlingMinutes: rate(of('handling/ms') / MINUTE, of('handling/n')),
      backlog: ages.map((age) => ({ age, inTime: of(`backlog/${age}/inTime`), late: of(`backlog/${age}/late`) })),
    };
  });
