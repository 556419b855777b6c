import type { CareCase } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { TeamsPolicy } from '../policy/team-schema.ts';

/** keys of the teams somebody of a supplier works for; undefined: one of ours, who sees every team */
export type OwnTeams = readonly string[] | undefined;

export const isOfTeams = (teams: OwnTeams, { team }: Pick<Task, 'team'>): boolean =>
  teams === undefined || (team !== undefined && teams.includes(team));

/** why it is their team is theirs to read; why it is no other's is not */
const withoutOthers = (task: Task): Task =>
  task.whyTeam === undefined ? task : { ...task, whyTeam: { ...task.whyTeam, about: { ...task.whyTeam.about, passed: [] } } };

/** tasks as a supplier's people see them: their own team's, and nothing of others */
export const tasksSeen = (tasks: readonly Task[], teams: OwnTeams): readonly Task[] =>
  teams === undefined ? tasks : tasks.filter((one) => isOfTeams(teams, one)).map(withoutOthers);

const isAbout = (tasks: readonly Task[], { id }: CareCase): boolean =>
  tasks.some((one) => one.subjectKind === 'case' && one.subjectId === id);

/** a merchant as a supplier's people see it: what they need for their tasks, and of what else goes on there nothing */
export const merchantSeen = (snapshot: Snapshot, teams: OwnTeams): Snapshot => {
  if (teams === undefined) return snapshot;
  const tasks = tasksSeen(snapshot.tasks, teams);
  return {
    ...snapshot,
    tasks,
    cases: snapshot.cases.filter((one) => isAbout(tasks, one)),
    accountChanges: snapshot.accountChanges.filter((one) =>
      tasks.some(({ subjectKind, subjectId }) => subjectKind === 'account_change' && subjectId === one.id),
    ),
    ...{ csats: [], checkIns: [], members: [], alerts: [], erasure: undefined, waits: [], payments: undefined, watch: undefined },
  };
};

/** entries of a timeline about tasks that are their own */
export const entriesSeen = (
  entries: readonly TimelineEntry[],
  snapshot: Pick<Snapshot, 'tasks'>,
  teams: OwnTeams,
): readonly TimelineEntry[] => {
  if (teams === undefined) return entries;
  const own = new Set(tasksSeen(snapshot.tasks, teams).map(({ id }) => id));
  return entries
    .filter(({ data: { taskId } }) => typeof taskId === 'string' && own.has(taskId))
    .map(({ data: { whyTeam: _why, fromTeam: _from, ...data }, ...entry }) => ({ ...entry, data }));
};

/** teams and shares as a supplier's people see them: their own team */
export const sharingSeen = ({ teams: all }: TeamsPolicy, teams: readonly string[]): TeamsPolicy => ({
  teams: all.filter(({ key }) => teams.includes(key)),
  allocations: [],
});
