import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BacktestState, Estimate, InFlight, PolicyReach } from '../../../domain/backtest/backtest-answer.ts';
import { request } from '../api.ts';

const send = <Answer>(what: string, body: object): Promise<Answer> =>
  request<Answer>(`/_laptop/backtest${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** the back-test of this laptop: what it would take, start, progress, cancel */
export const useEffectJob = () => {
  const client = useQueryClient();
  const key = ['laptop', 'backtest'];
  const state = useQuery({
    queryKey: key,
    queryFn: () => request<BacktestState>('/_laptop/backtest'),
    refetchInterval: ({ state: { data } }) => (data?.kind === 'running' ? 700 : 10_000),
  });
  const keep = (next: BacktestState): void => void client.setQueryData(key, next);
  const estimate = useMutation({ mutationFn: () => send<Estimate>('/estimate', {}) });
  const start = useMutation({ mutationFn: (policy: unknown) => send<BacktestState>('/start', { policy }), onSuccess: keep });
  const cancel = useMutation({ mutationFn: () => send<BacktestState>('/cancel', {}), onSuccess: keep });
  const inFlight = (policy: unknown): Promise<InFlight> => send('/in-flight', { policy });
  const reach = (policy: unknown): Promise<PolicyReach> => send('/reach', { policy });
  return { state, inFlight, reach, estimate, start, cancel };
};
