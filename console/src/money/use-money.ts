import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-settlements/answer.ts';
import type { answer as signed } from '../../../functions/api/sign-settlement/answer.ts';
import type { answer as traced } from '../../../functions/api/trace-money/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

type SettlementsAnswer = z.output<typeof answer>;
export type ShownPayout = SettlementsAnswer['unpaid'][number];
export type ShownFile = SettlementsAnswer['files'][number];
type TracedAnswer = z.output<typeof traced>;
export type ShownTrace = TracedAnswer['traces'][number];
export type SettlementForm = z.output<typeof signed>;

export const useSettlements = () => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['settlements'],
    queryFn: () => get<SettlementsAnswer>(door, '/money/settlements'),
    // a file is taken in some seconds after it was sent
    refetchInterval: 4_000,
  });
};

export const useTraceOf = (reference: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['trace-money', reference],
    queryFn: () => get<TracedAnswer>(door, `/money/trace?${new URLSearchParams({ reference })}`),
    enabled: reference !== '',
  });
};
