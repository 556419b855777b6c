import { earlier } from '../calendar/earlier.ts';
import { isBusinessTime } from '../calendar/is-business-time.ts';
import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import type { Task } from '../model/task.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Allocation, Team } from '../policy/team-schema.ts';
import { effectiveShares, sharesKey } from './effective-shares.ts';
import { emptyLoad, overridesAt, type QueueLoad } from './queue-load.ts';
import { isOfTeams, type OwnTeams } from './seen-by-teams.ts';
import { hoursOfTeam, teamLoad } from './teams-of-work.ts';

type Rules = Pick<PolicyDocument, 'calendars' | 'sharing' | 'tasks'>;

export interface TeamsInput {
  readonly policy: Rules;
  readonly loads: readonly QueueLoad[];
  /** open and claimed tasks of queues that teams share */
  readonly tasks: readonly Task[];
  readonly now: string;
  /** whose eyes: a supplier's people see their own team */
  readonly own: OwnTeams;
}

const loadIn = (loads: readonly QueueLoad[], queue: string): QueueLoad =>
  loads.find((one) => one.queue === queue) ?? emptyLoad(queue);

/** open now, or when next; around the clock is always open */
const hoursNow = (policy: Rules, team: Team, now: string): { readonly open: boolean; readonly opensAt?: string } => {
  const hours = hoursOfTeam(policy, team);
  if (hours.length === 0 || hours.some((one) => isBusinessTime(one, now))) return { open: true };
  return { open: false, opensAt: hours.map((one) => nextBusinessInstant(one, now)).reduce(earlier) };
};

/** who holds how much of a team's work; without a name what nobody holds yet */
const peopleOf = (tasks: readonly Task[], key: string, now: string) => {
  const held = tasks.filter((one) => one.team === key);
  const holders = new Map<string, { person: string; open: number; overdue: number }>();
  for (const task of held) {
    const person = task.status === 'claimed' ? task.claimedBy : '';
    const known = holders.get(person) ?? { person, open: 0, overdue: 0 };
    known.open += 1;
    known.overdue += Number(task.slaDueAt <= now);
    holders.set(person, known);
  }
  return [...holders.values()].sort((one, other) => one.person.localeCompare(other.person));
};

const teamNow = ({ policy, loads, tasks, now }: TeamsInput, team: Team) => ({
  ...{ key: team.key, title: team.title, whose: team.whose, languages: team.languages, skills: team.skills },
  ...hoursNow(policy, team, now),
  ...(team.currency === undefined ? {} : { currency: team.currency }),
  works: team.works.map((one) => {
    const { today, open } = teamLoad(policy, team, loadIn(loads, one.queue), now);
    return { ...one, today, open };
  }),
  people: peopleOf(tasks, team.key, now),
});

/** quota against what was given, since the shares in effect began */
const allocationNow = ({ loads, now, own }: TeamsInput, allocation: Allocation) => {
  const load = loadIn(loads, allocation.queue);
  const shares = effectiveShares(allocation, load, now);
  const known = load.counts[allocation.key];
  const assigned: Readonly<Record<string, number>> = known?.shares === sharesKey(shares) ? known.assigned : {};
  const all = Object.values(assigned).reduce((sum, one) => sum + one, 0);
  return {
    ...{ key: allocation.key, queue: allocation.queue, countries: allocation.countries, segments: allocation.segments },
    shares: shares
      .filter(({ team }) => own === undefined || own.includes(team))
      .map(({ team, share, policyShare }) => ({
        ...{
          team,
          policyShare,
          share: Number(share.toFixed(2)),
          given: assigned[team] ?? 0,
          quota: Number(((share / 100) * all).toFixed(1)),
        },
      })),
  };
};

/** teams as they stand: who is open, what each was given of its quota, what it has open and who holds it, and what was moved until when */
export const teamsNow = (input: TeamsInput) => {
  const { policy, loads, tasks, now, own } = input;
  const { teams, allocations } = policy.sharing;
  const shared = allocations.map((one) => allocationNow(input, one)).filter(({ shares }) => shares.length > 0);
  return {
    asOf: now,
    teams: teams.filter(({ key }) => own === undefined || own.includes(key)).map((team) => teamNow(input, team)),
    allocations: shared,
    moves: loads.flatMap((load) =>
      overridesAt(load, now)
        .filter(({ team }) => own === undefined || own.includes(team))
        .map((one) => ({ ...one, queue: load.queue })),
    ),
    /** open tasks of shared queues that wait for a team */
    waiting:
      own === undefined
        ? tasks.filter(
            (one) =>
              !isOfTeams(
                teams.map(({ key }) => key),
                one,
              ),
          ).length
        : 0,
  };
};
