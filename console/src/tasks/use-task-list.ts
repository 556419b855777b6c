import { useMemo, useState } from 'react';
import type { Task } from '../answers.ts';
import { useMine, usePolicy, useQueues } from '../queries.ts';

const bySla = (one: Task, other: Task): number => one.slaDueAt.localeCompare(other.slaDueAt);

/** the tasks of one queue, of all, or one's own; due first, a page of each queue at a time */
export const useTaskList = (queue: string) => {
  const [asked, setAsked] = useState({ queue, pages: 1 });
  const pages = asked.queue === queue ? asked.pages : 1;
  const policy = usePolicy();
  const known = useMemo(() => policy.data?.policy.tasks.queues ?? [], [policy.data]);
  const own = queue === 'mine';
  const wanted = own ? [] : queue === 'all' ? known.map(({ key }) => key) : [queue];
  const queues = useQueues(wanted, pages);
  const mine = useMine(own ? pages : 1);
  const tasks = useMemo(() => [...(own ? (mine.data?.tasks ?? []) : queues.tasks)].sort(bySla), [own, mine.data, queues.tasks]);
  const merchants = useMemo(
    () => new Map([...(mine.data?.merchants ?? []), ...queues.merchants].map((one) => [one.merchantId, one])),
    [mine.data, queues.merchants],
  );
  const cut = mine.data?.cursor === undefined ? undefined : (mine.data.tasks.at(-1)?.slaDueAt ?? '');
  return {
    tasks,
    merchants,
    queues: known,
    /** every task due up to this instant is among them; undefined when all are */
    wholeUntil: own ? cut : queues.wholeUntil,
    more: () => setAsked({ queue, pages: pages + 1 }),
    reading: own ? mine.isPlaceholderData : queues.reading,
    pending: own ? mine.isPending : policy.isPending || queues.pending,
    error: own ? mine.error : (policy.error ?? queues.error),
  };
};
