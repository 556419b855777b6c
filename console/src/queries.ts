import { keepPreviousData, useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  ApiProblem,
  type Door,
  get,
  type PaymentDays,
  type PlaybookAnswer,
  type PolicyAnswer,
  post,
  type RejectedPage,
  type RunAnswer,
  request,
  type SnapshotAnswer,
  type TaskPageAnswer,
  type TimelinePage,
} from './api.ts';
import { useSpoken } from './i18n/use-spoken.ts';
import { useSession } from './session.tsx';

/** several people work the same tasks: data on a page is never older than this */
const LIVE_MS = 4_000;

export const useMerchant = (merchantId: string) => {
  const { door } = useSession();
  const { snapshot } = useSpoken();
  return useQuery({
    queryKey: ['merchant', merchantId],
    queryFn: () => get<SnapshotAnswer>(door, `/merchants/${merchantId}`),
    select: snapshot,
    refetchInterval: LIVE_MS,
    enabled: merchantId !== '',
  });
};

export const useTimeline = (merchantId: string) => {
  const { door } = useSession();
  const { timelinePages } = useSpoken();
  return useInfiniteQuery({
    queryKey: ['timeline', merchantId],
    queryFn: ({ pageParam }) =>
      get<TimelinePage>(
        door,
        `/merchants/${merchantId}/timeline?order=newest&limit=50${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    select: timelinePages,
    refetchInterval: LIVE_MS * 2,
  });
};

export const useRun = (merchantId: string, run: string | undefined) => {
  const { door } = useSession();
  const spoken = useSpoken();
  return useQuery({
    queryKey: ['run', merchantId, run],
    queryFn: () => get<RunAnswer>(door, `/merchants/${merchantId}/runs/${encodeURIComponent(run ?? '')}`),
    select: spoken.run,
    enabled: run !== undefined,
    refetchInterval: LIVE_MS * 2,
  });
};

export const usePlaybook = (playbook: string) => {
  const { door } = useSession();
  const spoken = useSpoken();
  return useQuery({
    queryKey: ['playbook', playbook],
    queryFn: () => get<PlaybookAnswer>(door, `/playbooks/${playbook}`),
    select: spoken.playbook,
    staleTime: 60_000,
  });
};

export const usePaymentDays = (merchantId: string, from: string, to: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['payments', merchantId, from, to],
    queryFn: () => get<PaymentDays>(door, `/merchants/${merchantId}/payments?from=${from}&to=${to}`),
  });
};

export const usePolicy = () => {
  const { door } = useSession();
  const { policy } = useSpoken();
  return useQuery({
    queryKey: ['policy'],
    queryFn: () => get<PolicyAnswer>(door, '/policy'),
    select: policy,
    staleTime: 60_000,
  });
};

/** the first pages of a list of tasks, as one that goes on where the last of them does */
const taskPages = async (door: Door, query: string, pages: number): Promise<TaskPageAnswer> => {
  const first = await get<TaskPageAnswer>(door, `/tasks?${query}&limit=100`);
  const [tasks, merchants] = [[...first.tasks], [...first.merchants]];
  let { cursor } = first;
  for (let page = 1; page < pages && cursor !== undefined; page += 1) {
    const next: TaskPageAnswer = await get<TaskPageAnswer>(
      door,
      `/tasks?${query}&limit=100&cursor=${encodeURIComponent(cursor)}`,
    );
    tasks.push(...next.tasks);
    merchants.push(...next.merchants);
    cursor = next.cursor;
  }
  return { tasks, merchants, ...(cursor === undefined ? {} : { cursor }) };
};

/** one list of tasks; while more of it is read, what was read of it before stays */
const useTaskPages = () => {
  const { door } = useSession();
  const { tasks } = useSpoken();
  const client = useQueryClient();
  return (name: string, query: string, pages: number) => ({
    queryKey: ['tasks', name, pages],
    queryFn: () => taskPages(door, query, pages),
    placeholderData: () => client.getQueryData<TaskPageAnswer>(['tasks', name, pages - 1]),
    select: tasks,
    refetchInterval: LIVE_MS,
  });
};

export const useMine = (pages = 1) => useQuery(useTaskPages()('mine', 'assignee=me', pages));

/** the first pages of each queue; the caller merges them */
export const useQueues = (queues: readonly string[], pages = 1) => {
  const of = useTaskPages();
  return useQueries({
    queries: queues.map((queue) => of(`queue ${queue}`, `queue=${encodeURIComponent(queue)}`, pages)),
    combine: (results) => ({
      tasks: results.flatMap(({ data }) => data?.tasks ?? []),
      merchants: results.flatMap(({ data }) => data?.merchants ?? []),
      // what is due up to then is there; of a queue that goes on nobody has looked further
      wholeUntil: results
        .flatMap(({ data }) => (data?.cursor === undefined ? [] : (data.tasks.at(-1)?.slaDueAt ?? '')))
        .sort()
        .at(0),
      pending: results.some(({ isPending }) => isPending),
      reading: results.some(({ isPlaceholderData }) => isPlaceholderData),
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
};

export const useRejected = (day: string, cursor: string, allowed: boolean) => {
  const { door } = useSession();
  const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return useQuery({
    queryKey: ['rejected', day, cursor],
    queryFn: () => get<RejectedPage>(door, `/rejected?day=${day}&limit=100${from}`),
    // the page before stays until the other is read
    placeholderData: keepPreviousData,
    enabled: allowed,
  });
};

/** a door only the laptop has; asked again every `every` milliseconds */
export const useLaptop = <Answer>(what: string, every: number) =>
  useQuery({ queryKey: ['laptop', what], queryFn: () => request<Answer>(`/_laptop/${what}`), refetchInterval: every });

/** what a write may have changed */
export const shown = [
  'merchant',
  'merchants',
  'tasks',
  'timeline',
  'run',
  'rejected',
  'changes',
  'preview',
  'screening',
  'case',
  'outages',
  'teams',
  'realtime',
  'watches',
  'cases',
];

/**
 * A write; its key stays while the same thing is tried again, and changes once it is done or `said` is something else. `onDone` hears the
 * answer, also when the page has moved on.
 */
export const useWrite = <Body, Answer = unknown>(path: string, said = '', onDone: (answer: Answer) => void = () => undefined) => {
  const { door } = useSession();
  const client = useQueryClient();
  const tried = useRef({ key: crypto.randomUUID(), said });
  const anew = (): void => {
    tried.current = { key: crypto.randomUUID(), said };
  };
  const look = () => Promise.all(shown.map((name) => client.invalidateQueries({ queryKey: [name] })));
  return useMutation({
    mutationFn: (body: Body) => {
      // the first may have been done and its answer lost: other words under its key would be taken for it, and lost too
      if (tried.current.said !== said) anew();
      return post<Answer>(door, path, body, tried.current.key);
    },
    // done is done when the page shows it
    onSuccess: (answer) => {
      anew();
      onDone(answer);
      return look();
    },
    onError: (error) => {
      // refused for good: another try is another wish; what failed on our side is the same one
      if (error instanceof ApiProblem && error.status < 500) anew();
      void look();
    },
  });
};
