import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanWish } from '../../../domain/staffing/shift-plan.ts';
import { get, request } from '../api.ts';
import { useSession } from '../session.tsx';
import type { PlanJobState, PlansAnswer } from './plan-answer.ts';

/** the plans that were published last */
export const usePlans = () => {
  const { door } = useSession();
  return useQuery({ queryKey: ['plans'], queryFn: () => get<PlansAnswer>(door, '/plans'), refetchInterval: 30_000 });
};

const send = (what: string, body: object): Promise<PlanJobState> =>
  request<PlanJobState>(`/_laptop/plan${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** the planning of this laptop: start, progress, stop */
export const usePlanJob = () => {
  const client = useQueryClient();
  const key = ['laptop', 'plan'];
  const state = useQuery({
    queryKey: key,
    queryFn: () => request<PlanJobState>('/_laptop/plan'),
    refetchInterval: ({ state: { data } }) => (data?.kind === 'reading' || data?.kind === 'solving' ? 500 : 10_000),
  });
  const keep = (next: PlanJobState): void => void client.setQueryData(key, next);
  const start = useMutation({ mutationFn: (wish: PlanWish) => send('/start', { wish }), onSuccess: keep });
  const cancel = useMutation({ mutationFn: () => send('/cancel', {}), onSuccess: keep });
  return { state, start, cancel };
};
