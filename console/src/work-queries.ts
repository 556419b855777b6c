import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isRole, may, type Permission } from '../../domain/access.ts';
import type { Task } from '../../domain/model/task.ts';
import { get, type MerchantPage, request, type TaskPage } from './api.ts';
import { type Person, useSession } from './session.tsx';
import type { ChangesAnswer, PreviewAnswer, ScreeningAnswer } from './work-answers.ts';

/** the letter a nudge would be now; looked at anew each time it is asked for */
export const usePreview = (merchantId: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['preview', merchantId],
    queryFn: () => get<PreviewAnswer>(door, `/merchants/${merchantId}/nudge-preview`),
    gcTime: 0,
  });
};

export const useScreening = (merchantId: string, allowed: boolean) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['screening', merchantId],
    queryFn: () => get<ScreeningAnswer>(door, `/merchants/${merchantId}/screening`),
    enabled: allowed,
    staleTime: 60_000,
  });
};

/** what others did to one's merchants since an instant */
export const useChanges = (since: string, merchants: readonly string[]) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['changes', since, ...merchants],
    queryFn: () => {
      const query = new URLSearchParams({ since, merchants: merchants.join(',') });
      return get<ChangesAnswer>(door, `/changes?${query}`);
    },
    refetchInterval: 15_000,
  });
};

/** merchants whose move it is and who have not moved for days, the most valuable first */
export const useStalled = (days: number, limit: number) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['merchants', 'stalled', days, limit],
    queryFn: () => get<MerchantPage>(door, `/merchants?stalledDays=${days}&sort=value&limit=${limit}`),
    refetchInterval: 30_000,
  });
};

type Named = Pick<Person, 'id' | 'name'>;
const handsOf = (task: Task): readonly string[] => [
  ...('claimedBy' in task && task.claimedBy !== undefined ? [task.claimedBy] : []),
  ...task.approvals.map(({ by }) => by),
];

/**
 * Whom tasks can be given to: who may decide all of them and is not the first approver of one. On a laptop of the seeded people;
 * elsewhere of those in whose hands any task was that this browser has seen, whose roles it does not know.
 */
export const usePeople = (tasks: readonly Task[]): readonly Named[] => {
  const { config } = useSession();
  const client = useQueryClient();
  const seeded = useQuery({
    queryKey: ['people'],
    queryFn: () => request<readonly Person[]>('/_laptop/people'),
    enabled: config.mode === 'laptop',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const approved = new Set(tasks.flatMap(({ approvals }) => approvals.map(({ by }) => by)));
  const wanted: Permission = tasks.some(({ subjectKind }) => subjectKind === 'risk_review') ? 'risk.decide' : 'task.decide';
  if (seeded.data !== undefined)
    return seeded.data.filter(({ id, roles }) => !approved.has(id) && may(roles.filter(isRole), wanted));
  const seen = client.getQueriesData<TaskPage>({ queryKey: ['tasks'] }).flatMap(([, page]) => page?.tasks ?? []);
  const ids = new Set([...seen, ...tasks].flatMap(handsOf));
  return [...ids].filter((id) => !approved.has(id)).map((id) => ({ id, name: id }));
};
