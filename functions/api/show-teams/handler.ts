import type { LoadStore } from '../../../domain/dispatch/dispatch-ports.ts';
import { teamsNow } from '../../../domain/dispatch/teams-now.ts';
import type { Task } from '../../../domain/model/task.ts';
import type { Clock, PolicyReader, TaskDirectory } from '../../../domain/ports.ts';
import { dayBefore } from '../../../domain/volume/day-text.ts';
import type { VolumeReader } from '../../../domain/volume/volume-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'team.read',
  teams: 'narrowed',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs {
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly loads: Pick<LoadStore, 'all' | 'told'>;
  readonly tasks: Pick<TaskDirectory, 'byQueue'>;
  readonly volumes: Pick<VolumeReader, 'forecast'>;
  readonly clock: Clock;
}

/** of each shared queue so many tasks are counted for people: those that are due first */
const pageSize = 100;
const pagesRead = 5;
const toldShown = 20;

const openIn = async ({ tasks }: Pick<Needs, 'tasks'>, queue: string) => {
  const found: Task[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < pagesRead; n += 1) {
    const page = await tasks.byQueue(queue, 'open', pageSize, cursor);
    found.push(...page.tasks);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { tasks: found, more: cursor !== undefined };
};

/** teams with their quotas, load, caps and hours; somebody of a supplier sees their own team */
export const handle =
  (needs: Needs) =>
  async ({ person }: CallOf<typeof wanted>) => {
    const [policy, loads, told] = await Promise.all([needs.policies.active(), needs.loads.all(), needs.loads.told(toldShown)]);
    const queues = [...new Set(policy.sharing.allocations.map(({ queue }) => queue))];
    const read = await Promise.all(queues.map((queue) => openIn(needs, queue)));
    const tasks = read.flatMap((one) => one.tasks);
    const now = needs.clock.now();
    const { teams: own } = person;
    const made = await needs.volumes.forecast(dayBefore(now.slice(0, 10), 1));
    const cards = made?.scorecards ?? [];
    return {
      ...teamsNow({ policy, loads, tasks, now, own }),
      scorecards: cards.filter(({ team }) => own === undefined || own.includes(team)),
      told: own === undefined ? [...told] : [],
      counted: own === undefined ? tasks.length : 0,
      more: read.some(({ more }) => more),
    };
  };
