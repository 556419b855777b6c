import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from '../../../domain/model/task.ts';
import { post } from '../api.ts';
import { useSession } from '../session.tsx';

/** claims one after the other; what somebody else was faster with stays with them */
export const useClaimAll = () => {
  const { door } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (tasks: readonly Task[]) => {
      const answers = await Promise.allSettled(
        tasks.map(({ merchantId, id, version }) =>
          post(door, `/merchants/${merchantId}/tasks/${encodeURIComponent(id)}/claim`, { version }, crypto.randomUUID()),
        ),
      );
      return answers.filter(({ status }) => status === 'fulfilled').length;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
};
