import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { PlanWish } from '../../../domain/staffing/shift-plan.ts';
import { get } from '../api.ts';
import { useWrite } from '../queries.ts';
import { useSession } from '../session.tsx';
import type { PlanJobAnswer, PlanJobState, PlansAnswer } from './plan-answer.ts';

/** the plans that were published last */
export const usePlans = () => {
  const { door } = useSession();
  return useQuery({ queryKey: ['plans'], queryFn: () => get<PlansAnswer>(door, '/plans'), refetchInterval: 30_000 });
};

export const isUnderWay = (job: PlanJobState | null | undefined): boolean =>
  job?.kind === 'asked' || job?.kind === 'reading' || job?.kind === 'solving';

/** the plan somebody asked for: its id stands in the address, so that it is still there after a reload, and for whoever is sent it */
export const usePlanJob = () => {
  const { door } = useSession();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const id = search.get('job');
  const state = useQuery({
    queryKey: ['plan-job', id],
    queryFn: () => get<PlanJobAnswer>(door, `/plan-jobs/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (isUnderWay(data?.job) ? 700 : false),
  });
  const keep = (answer: PlanJobAnswer): void => {
    if (answer.job !== null) client.setQueryData(['plan-job', answer.job.id], answer);
  };
  const ask = useWrite<PlanWish, PlanJobAnswer>('/plan-jobs', '', (answer) => {
    keep(answer);
    if (answer.job !== null) setSearch({ job: answer.job.id });
  });
  const cancel = useWrite<object, PlanJobAnswer>(`/plan-jobs/${encodeURIComponent(id ?? '')}/cancellation`, '', keep);
  return { state, ask, cancel };
};
