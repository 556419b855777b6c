import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { projectPath } from '../project.ts';

const policy = z.object({ tasks: z.object({ queues: z.array(z.object({ key: z.string() })) }) });

/** queues of the policy that ships; one that is published later is counted all the same, and drawn after the next deployment that knows it */
export const shippedQueues = (): readonly string[] =>
  policy.parse(JSON.parse(readFileSync(projectPath('policies/default.json'), 'utf8'))).tasks.queues.map(({ key }) => key);
