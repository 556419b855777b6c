import { useMemo } from 'react';
import type { Task } from '../../../domain/model/task.ts';
import { useMine, usePolicy, useQueues } from '../queries.ts';

const bySla = (one: Task, other: Task): number => one.slaDueAt.localeCompare(other.slaDueAt);

/** the tasks of one queue, of all, or one's own; due first */
export const useTaskList = (queue: string) => {
  const policy = usePolicy();
  const known = useMemo(() => policy.data?.policy.tasks.queues ?? [], [policy.data]);
  const wanted = queue === 'mine' ? [] : queue === 'all' ? known.map(({ key }) => key) : [queue];
  const queues = useQueues(wanted);
  const mine = useMine();
  const tasks = useMemo(
    () => [...(queue === 'mine' ? (mine.data?.tasks ?? []) : queues.tasks)].sort(bySla),
    [queue, mine.data, queues.tasks],
  );
  const merchants = useMemo(
    () => new Map([...(mine.data?.merchants ?? []), ...queues.merchants].map((one) => [one.merchantId, one])),
    [mine.data, queues.merchants],
  );
  return {
    tasks,
    merchants,
    queues: known,
    pending: queue === 'mine' ? mine.isPending : policy.isPending || queues.pending,
    error: queue === 'mine' ? mine.error : (policy.error ?? queues.error),
  };
};
