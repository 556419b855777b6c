import { type Rate, rate } from './rate.ts';

/** a task as the service figures see it; instants ISO 8601 UTC */
export interface ServedTask {
  readonly openedAt: string;
  readonly slaDueAt: string;
  /** when it was decided, undefined while open */
  readonly decidedAt?: string | undefined;
  readonly firstClaimedAt?: string | undefined;
  /** when it was withdrawn or expired without a decision */
  readonly endedAt?: string | undefined;
}

export interface SlaAttainment extends Rate {
  readonly met: number;
  readonly breached: number;
  /** neither yet: open and in time */
  readonly openInTime: number;
}

/** SLA attainment = met / (met + breached) at `now`. Open and late is breached already; what was withdrawn unfinished is in none. */
export function slaAttainment(tasks: readonly ServedTask[], now: string): SlaAttainment {
  let [met, breached, openInTime] = [0, 0, 0];
  for (const task of tasks) {
    if (task.decidedAt !== undefined) {
      if (task.decidedAt <= task.slaDueAt) met += 1;
      else breached += 1;
    } else if (task.endedAt === undefined) {
      if (now <= task.slaDueAt) openInTime += 1;
      else breached += 1;
    }
  }
  return { ...rate(met, met + breached), met, breached, openInTime };
}

/**
 * Service level X/Y: the share claimed within Y milliseconds of (claimed + withdrawn or expired unclaimed). What still waits
 * unclaimed is in neither. `elapsed` measures the wait: by the clock, or in working time.
 */
export function serviceLevel(
  tasks: readonly ServedTask[],
  withinMs: number,
  elapsed: (from: string, to: string) => number = byClock,
): Rate {
  const claimed = tasks.flatMap((one) => (one.firstClaimedAt === undefined ? [] : [elapsed(one.openedAt, one.firstClaimedAt)]));
  const lost = tasks.filter((one) => one.firstClaimedAt === undefined && one.endedAt !== undefined).length;
  return rate(claimed.filter((ms) => ms <= withinMs).length, claimed.length + lost);
}

const byClock = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** one sitting of a person at a task, in minutes of focused work, without time in the queue */
export interface Sitting {
  readonly taskId: string;
  readonly focusedMinutes: number;
}

/** AHT in minutes = focused minutes / distinct tasks touched. */
export function averageHandlingTime(sittings: readonly Sitting[]): Rate {
  const minutes = sittings.reduce((sum, one) => sum + one.focusedMinutes, 0);
  return rate(minutes, new Set(sittings.map((one) => one.taskId)).size);
}

/** Occupancy = handling / (handling + available idle), minutes each; n is the minutes together. */
export function occupancy(handlingMinutes: number, idleMinutes: number): Rate {
  return rate(handlingMinutes, handlingMinutes + idleMinutes);
}
