import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from '../answers.ts';
import { post } from '../api.ts';
import { useSession } from '../session.tsx';

export interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly task: Task; readonly error: unknown }[];
}

/** so many at a time: each function that is asked anew asks the user pool who there is, which takes thirty questions a second */
const AT_ONCE = 6;

/** the same with many tasks, each as it was looked at: what somebody else was faster with stays with them, and is told */
export const useBulk = (what: 'claim' | 'assign' | 'release') => {
  const { door } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ tasks, body = {} }: { tasks: readonly Task[]; body?: object }): Promise<Outcome> => {
      const send = ({ merchantId, id, version }: Task) =>
        post(door, `/merchants/${merchantId}/tasks/${encodeURIComponent(id)}/${what}`, { ...body, version }, crypto.randomUUID());
      const answers: PromiseSettledResult<unknown>[] = [];
      for (let from = 0; from < tasks.length; from += AT_ONCE)
        answers.push(...(await Promise.allSettled(tasks.slice(from, from + AT_ONCE).map(send))));
      const refused = answers.flatMap((answer, at) => {
        const task = tasks[at];
        return answer.status === 'rejected' && task !== undefined ? [{ task, error: answer.reason }] : [];
      });
      return { done: tasks.length - refused.length, refused };
    },
    onSettled: () => {
      for (const name of ['tasks', 'merchant', 'timeline']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
};
