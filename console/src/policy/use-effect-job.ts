import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api.ts';
import type { EffectEstimate, EffectState } from './effect-answer.ts';

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
    queryFn: () => request<EffectState>('/_laptop/backtest'),
    refetchInterval: ({ state: { data } }) => (data?.kind === 'running' ? 700 : 10_000),
  });
  const keep = (next: EffectState): void => void client.setQueryData(key, next);
  const estimate = useMutation({ mutationFn: () => send<EffectEstimate>('/estimate', {}) });
  const start = useMutation({ mutationFn: (policy: unknown) => send<EffectState>('/start', { policy }), onSuccess: keep });
  const cancel = useMutation({ mutationFn: () => send<EffectState>('/cancel', {}), onSuccess: keep });
  return { state, estimate, start, cancel };
};
