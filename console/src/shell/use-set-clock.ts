import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api.ts';
import type { ClockFace } from '../now.tsx';

/** moves the laptop's clock: pause, resume, step, speed */
export const useSetClock = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { action: string; speed?: number }) =>
      request<ClockFace>('/_laptop/clock/set', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      }),
    onSettled: () => client.invalidateQueries(),
  });
};
