import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { Site } from './open-site.ts';

const TASKS = 15;
/** one queue of a thousand merchants has too few */
const QUEUES = ['onboarding_call', 'activation_call'] as const;
const listed = z.object({
  tasks: z.array(z.object({ merchantId: z.string(), id: z.string(), version: z.number() })),
});
const changed = z.looseObject({ version: z.number() });

/** milliseconds of every write: tasks are claimed and released again, one after the other, with a pause before each. Throws Error when one is refused */
export const writeTimes = async (site: Site, round: string, pauseMs = 0): Promise<readonly number[]> => {
  const headers = { authorization: `Bearer ${site.token}`, 'content-type': 'application/json' };
  const pages = QUEUES.map(async (queue) => {
    const page = await fetch(`${site.api}/tasks?queue=${queue}&limit=${TASKS}`, { headers });
    return listed.parse(await page.json()).tasks;
  });
  const tasks = (await Promise.all(pages)).flat().slice(0, TASKS);
  if (tasks.length < TASKS) throw new Error(`the queues have ${tasks.length} tasks, and ${TASKS} are needed`);
  const times: number[] = [];
  for (const { merchantId, id, version: first } of tasks) {
    let version = first;
    for (const deed of ['claim', 'release'] as const) {
      await setTimeout(pauseMs);
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
