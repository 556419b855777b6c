import { earlier } from '../calendar/earlier.ts';
import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import type { Merchant } from '../model/merchant.ts';
import type { OpenTask } from '../model/task.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Allocation } from '../policy/team-schema.ts';
import { teamWords } from '../wording/tasks/team-phrases.ts';
import type { Told } from '../wording/told.ts';
import { chooseTeam, type NoTeam } from './choose-team.ts';
import { sharesKey } from './effective-shares.ts';
import type { QueueLoad } from './queue-load.ts';
import type { DispatchTeam } from './team.ts';
import { dispatchTeams, teamLoads } from './teams-of-work.ts';
import { withTaken } from './with-taken.ts';

export interface SharingRules {
  readonly policy: Pick<PolicyDocument, 'calendars' | 'sharing'>;
  readonly now: string;
}

export interface Given {
  readonly task: OpenTask;
  readonly load: QueueLoad;
  /** what its timeline tells of it */
  readonly told: { readonly team?: string; readonly whyTeam: Told };
}

const hour = 3_600_000;
const after = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** when a team may be able to take what none could: as one opens, within the hour where a cap was met, else the next day */
const lookAgainAt = (teams: readonly DispatchTeam[], { passed }: NoTeam, now: string): string =>
  passed
    .flatMap(({ team: key, because }) => {
      if (because === 'cap_of_the_day' || because === 'cap_of_open_work') return [after(now, hour)];
      const closed = teams.filter(({ id }) => id === key && because === 'closed');
      return closed.flatMap(({ hours }) => hours.map((calendar) => nextBusinessInstant(calendar, now)));
    })
    .reduce(earlier, after(now, 24 * hour));

/** Gives a task to the team of an allocation that is owed most, or notes why it waits for one. The load counts what was given. */
export const giveTask = (
  task: OpenTask,
  allocation: Allocation,
  load: QueueLoad,
  merchant: Pick<Merchant, 'locale'>,
  { policy, now }: SharingRules,
): Given => {
  const teams = dispatchTeams(policy, allocation, load, now);
  const shares = sharesKey(teams.map(({ id, share }) => ({ team: id, share })));
  const known = load.counts[allocation.key];
  // when shares change, counting starts anew: otherwise new shares would be applied to old work
  const assigned = known?.shares === shares ? known.assigned : {};
  const work = { skills: allocation.asks, ...(allocation.inLanguage ? { language: merchant.locale.slice(0, 2) } : {}) };
  const choice = chooseTeam(teams, teamLoads(policy, load, assigned, now), work, now);
  const titles = new Map(policy.sharing.teams.map(({ key, title }) => [key, title]));
  const titleOf = (key: string): string => String(titles.get(key));
  const passed = choice.passed.map(({ team, because }) => `${because} ${titleOf(team)}`);
  if (choice.kind === 'nobody') {
    const dueAt = [task.dueAt ?? [], lookAgainAt(teams, choice, now)].flat().reduce(earlier);
    const whyTeam = teamWords.tell('team-none', { passed });
    return { task: { ...task, whyTeam, dueAt }, load, told: { whyTeam } };
  }
  const { team, owed } = choice;
  const whyTeam = teamWords.tell('team-owed', { team, title: titleOf(team), owed: Number(owed.toFixed(2)), passed });
  const counted = {
    ...load,
    counts: { ...load.counts, [allocation.key]: { shares, assigned: { ...assigned, [team]: (assigned[team] ?? 0) + 1 } } },
  };
  return { task: { ...task, team, whyTeam }, load: withTaken(counted, team, policy, now), told: { team, whyTeam } };
};
