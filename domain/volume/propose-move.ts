import type { RevisedQueue } from './revise-today.ts';
import type { HourCount } from './volume-hours.ts';

interface TeamSeen {
  readonly key: string;
  readonly title: string;
  readonly whose: 'own' | 'supplier';
  readonly open: boolean;
  readonly currency?: string | undefined;
  readonly works: readonly {
    readonly queue: string;
    readonly today: number;
    readonly maximumADay?: number | undefined;
    readonly priceMinor?: number | undefined;
  }[];
}
interface Seen {
  readonly queue: string;
  readonly day: RevisedQueue;
  readonly hours: readonly HourCount[];
  readonly dueSoon: number;
  readonly overdue: number;
  readonly teams: readonly TeamSeen[];
  readonly allocations: readonly {
    readonly queue: string;
    readonly shares: readonly { readonly team: string; readonly share: number }[];
  }[];
  /** epoch ms */
  readonly now: number;
  readonly until: number;
}

export interface ProposedMove {
  readonly team: string;
  readonly title: string;
  /** percent of the queue until then */
  readonly share: number;
  /** tasks that would go there besides */
  readonly tasks: number;
  readonly fewerBreaches: number;
  readonly costMinor: number | null;
  readonly currency: string | null;
}

const HOUR = 3_600_000;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/**
 * A share of what is still to come, moved to the supplier that is open and has room: enough for what came beyond what was expected. Breaches
 * are those of tasks due by then that would not be done at today's pace. undefined where nobody could take it, or nothing is to come.
 */
export const proposeMove = (seen: Seen): ProposedMove | undefined => {
  const { queue, day, hours, teams, allocations, now, until } = seen;
  const shares = allocations.find((one) => one.queue === queue)?.shares ?? [];
  const roomOf = (team: TeamSeen): number => {
    const work = team.works.find((one) => one.queue === queue);
    return work === undefined ? 0 : (work.maximumADay ?? Number.POSITIVE_INFINITY) - work.today;
  };
  const [taker] = teams
    .filter((one) => one.whose === 'supplier' && one.open && shares.some(({ team }) => team === one.key))
    .toSorted((one, other) => roomOf(other) - roomOf(one));
  const rest = day.revised - day.soFar;
  if (taker === undefined || rest < 1) return undefined;
  const tasks = Math.floor(Math.min(day.revised - day.unrevised, rest, roomOf(taker)));
  if (tasks < 1) return undefined;
  const before = Number(shares.find(({ team }) => team === taker.key)?.share);
  const worked = hours.filter(({ decided }) => decided > 0);
  const pace = worked.length === 0 ? 0 : sum(worked.map(({ decided }) => decided)) / worked.length;
  const done = (pace * (until - now)) / HOUR;
  const late = Math.max(0, seen.overdue + seen.dueSoon - done);
  const price = taker.works.find((one) => one.queue === queue)?.priceMinor;
  return {
    ...{ team: taker.key, title: taker.title, tasks, fewerBreaches: Math.min(tasks, Math.ceil(late)) },
    share: Math.min(100, Math.round(before + (100 * tasks) / rest)),
    costMinor: price === undefined ? null : price * tasks,
    currency: taker.currency ?? null,
  };
};
