import * as z from 'zod';
import type { Site } from './open-site.ts';

const TASKS = 15;
const listed = z.object({
  tasks: z.array(z.object({ merchantId: z.string(), id: z.string(), version: z.number() })),
});
const changed = z.looseObject({ version: z.number() });

/** milliseconds of every write: tasks of a queue are claimed and released again, one after the other. Throws Error when one is refused */
export const writeTimes = async (site: Site, round: string): Promise<readonly number[]> => {
  const headers = { authorization: `Bearer ${site.token}`, 'content-type': 'application/json' };
  const page = await fetch(`${site.api}/tasks?queue=onboarding_call&limit=${TASKS}`, { headers });
  const { tasks } = listed.parse(await page.json());
  if (tasks.length < TASKS) throw new Error(`the queue has ${tasks.length} tasks, and ${TASKS} are needed`);
  const times: number[] = [];
  for (const { merchantId, id, version: first } of tasks) {
    let version = first;
    for (const deed of ['claim', 'release'] as const) {
      const began = performance.now();
      const answer = await fetch(`${site.api}/merchants/${merchantId}/tasks/${encodeURIComponent(id)}/${deed}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': `bench-${round}-${deed}-${merchantId}` },
        body: JSON.stringify({ version }),
      });
      const body: unknown = await answer.json();
      times.push(performance.now() - began);
      if (!answer.ok) throw new Error(`${deed} was refused: ${answer.status} ${JSON.stringify(body)}`);
      version = changed.parse(body).version;
    }
  }
  return times;
};

/** the time within which so many of a hundred are */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor((values.length * share) / 100))] ?? 0;
