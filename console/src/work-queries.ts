import { useQuery } from '@tanstack/react-query';
import type { Task } from '../../domain/model/task.ts';
import { get, type MerchantPage, request } from './api.ts';
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

/** whom a task can be given to: on a laptop the seeded people who work tasks, elsewhere those in whose hands tasks were seen */
export const usePeople = (seen: readonly Task[]): readonly { readonly id: string; readonly name: string }[] => {
  const { config } = useSession();
  const seeded = useQuery({
    queryKey: ['people'],
    queryFn: () => request<readonly Person[]>('/_laptop/people'),
    enabled: config.mode === 'laptop',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (seeded.data !== undefined)
    return seeded.data.filter(({ roles }) => roles.some((role) => ['analyst', 'risk', 'lead'].includes(role)));
  const ids = seen.flatMap((task) => [
    ...('claimedBy' in task && task.claimedBy !== undefined ? [task.claimedBy] : []),
    ...task.approvals.map(({ by }) => by),
  ]);
  return [...new Set(ids)].map((id) => ({ id, name: id }));
};
