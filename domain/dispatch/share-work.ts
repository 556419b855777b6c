import type { Piece } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { OpenTask, Task } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { TeamsPolicy } from '../policy/team-schema.ts';
import { allocationFor } from './allocation-for.ts';
import { type Given, giveTask, type SharingRules } from './give-task.ts';
import { emptyLoad, type QueueLoad } from './queue-load.ts';
import { withLeft, withTaken } from './with-taken.ts';

type Before = Pick<Snapshot, 'tasks' | 'merchant'>;

export interface SharedWork extends Piece {
  /** of each queue in which a team got or lost a task */
  readonly loads: readonly QueueLoad[];
}

const knownAs = ({ tasks }: Before, { id }: Task): Task | undefined => tasks.find((one) => one.id === id);

/** the team that has a task to do; one that was ended or is everybody's is no team's */
const holderOf = (task: Task | undefined): string | undefined =>
  task !== undefined && (task.status === 'open' || task.status === 'claimed') ? task.team : undefined;

/** it is new, or has waited for a team since it was; what was given to a person at once is theirs */
const wantsTeam = (before: Before, task: Task): task is OpenTask =>
  task.status === 'open' && task.team === undefined && (task.whyTeam !== undefined || knownAs(before, task) === undefined);

const tasksOf = (puts: Piece['puts']): readonly Task[] => puts.filter((one) => one.kind === 'task');

/** whether teams could get or lose a task by these writes; nothing is read about teams otherwise */
export const concernsTeams = (before: Before, puts: Piece['puts']): boolean =>
  tasksOf(puts).some((task) => wantsTeam(before, task) || holderOf(task) !== holderOf(knownAs(before, task)));

const merchantOf = (before: Before, puts: Piece['puts']): Merchant =>
  puts.find((one) => one.kind === 'merchant') ?? before.merchant;

/** how many loads these writes may change at most, whatever policy says */
export const roomForLoads = (before: Before | undefined, puts: Piece['puts']): number =>
  before === undefined
    ? 0
    : new Set(
        tasksOf(puts).flatMap((task) =>
          wantsTeam(before, task) || holderOf(task) !== holderOf(knownAs(before, task)) ? [task.queue] : [],
        ),
      ).size;

/** the queues whose loads these writes change */
export const queuesShared = (before: Before, puts: Piece['puts'], sharing: TeamsPolicy): readonly string[] => {
  const merchant = merchantOf(before, puts);
  const touched = tasksOf(puts).filter((task) =>
    wantsTeam(before, task)
      ? allocationFor(sharing, task.queue, merchant) !== undefined
      : holderOf(task) !== holderOf(knownAs(before, task)),
  );
  return [...new Set(touched.map(({ queue }) => queue))];
};

/** counts of allocations that policy no longer has are dropped: the item stays small for ever */
const pruned = (load: QueueLoad, { policy: { sharing }, now }: SharingRules): QueueLoad => ({
  ...load,
  counts: Object.fromEntries(Object.entries(load.counts).filter(([key]) => sharing.allocations.some((one) => one.key === key))),
  overrides: load.overrides.filter(({ until }) => until > now),
});

/** what a timeline tells of a task that was opened, with the team it was given to and why */
const toldWith = (entry: TimelineEntry, given: ReadonlyMap<unknown, Given['told']>): TimelineEntry => {
  const told = entry.type === 'task.opened.v1' ? given.get(entry.data['taskId']) : undefined;
  return told === undefined ? entry : { ...entry, data: { ...entry.data, ...told } };
};

/** a task that waited for a team and has one now */
const givenLater = (task: OpenTask, told: Given['told'], now: string): TimelineEntry => ({
  ...{ merchantId: task.merchantId, id: `task/${task.id}/team/${task.version}`, at: now, type: 'task.team-changed.v1' },
  ...{ actor: { kind: 'system', id: 'share-work' }, ...(task.run === undefined ? {} : { run: task.run }) },
  data: { taskId: task.id, queue: task.queue, fromTeam: null, ...told },
});

/**
 * What a decision writes, with each new task given to the team that is owed most of its queue. Tasks that ended or moved count for their team no
 * longer. `loads` has the queues of `queuesShared`, as they were read.
 */
export const shareWork = (
  before: Before,
  { puts, timeline }: Piece,
  loads: readonly QueueLoad[],
  rules: SharingRules,
): SharedWork => {
  const merchant = merchantOf(before, puts);
  const { policy, now } = rules;
  const known = new Map(loads.map((one) => [one.queue, one]));
  const written = new Map<string, QueueLoad>();
  const loadOf = (queue: string): QueueLoad => written.get(queue) ?? known.get(queue) ?? emptyLoad(queue);
  const opened = new Map<unknown, Given['told']>();
  const later: TimelineEntry[] = [];
  const next = puts.map((put) => {
    if (put.kind !== 'task') return put;
    const [was, is] = [holderOf(knownAs(before, put)), holderOf(put)];
    if (wantsTeam(before, put)) {
      const allocation = allocationFor(policy.sharing, put.queue, merchant);
      if (allocation === undefined) return put;
      const { task, load, told } = giveTask(put, allocation, loadOf(put.queue), merchant, rules);
      if (task.team !== undefined) written.set(put.queue, load);
      if (knownAs(before, put) === undefined) opened.set(task.id, told);
      else if (task.team !== undefined) later.push(givenLater(task, told, now));
      return task;
    }
    if (was === is) return put;
    const left = was === undefined ? loadOf(put.queue) : withLeft(loadOf(put.queue), was);
    written.set(put.queue, is === undefined ? left : withTaken(left, is, policy, now));
    return put;
  });
  return {
    puts: next,
    timeline: [...timeline.map((entry) => toldWith(entry, opened)), ...later],
    loads: [...written.values()].map((one) => pruned(one, rules)),
  };
};
