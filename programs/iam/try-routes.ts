import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { playbook } from '../../domain/values.ts';
import { projectPath } from '../../lib/project.ts';
import { routes } from '../../lib/routes.ts';
import type { Laptop } from '../../world/laptop.ts';
import { askApi, lead, versionFor } from './api-calls.ts';

const DAY = 86_400_000;
const listed = z.looseObject({
  version: z.string().default(''),
  entries: z.array(z.looseObject({ run: z.string().optional() })).default([]),
  merchants: z.array(z.looseObject({ merchantId: z.string() })).default([]),
  tasks: z.array(z.looseObject({ id: z.string(), merchantId: z.string() })).default([]),
  rejected: z.array(z.looseObject({ id: z.string(), reference: z.string().optional() })).default([]),
});

const queues = ['activation_call', 'activation_rescue', 'onboarding_call', 'onboarding_rescue', 'onboarding_deadlines', 'leads'];

const bodies = (until: string, basedOn: string): Readonly<Record<string, unknown>> => ({
  'assign-task': { to: lead.id },
  'comment-task': { comment: 'npm run iam' },
  'snooze-task': { until, reason: 'npm run iam' },
  'snooze-merchant': { until, reason: 'npm run iam' },
  'comment-merchant': { comment: 'npm run iam' },
  'extend-requirement': { to: until, reason: 'npm run iam' },
  'redrive-run': { how: 'redrive', redrives: 0, reason: 'npm run iam' },
  // a sound journey leaves none
  'replay-dead-letters': { version: 1, reason: 'npm run iam' },
  'replay-rejected': { version: 1 },
  'decide-task': { choice: 'contacted', reason: 'npm run iam' },
  'publish-policy': {
    policy: { ...JSON.parse(readFileSync(projectPath('policies/default.json'), 'utf8')), note: 'npm run iam' },
    basedOn,
    reason: 'npm run iam',
  },
});

/** every route once, with a merchant, a task and a rejected event of `day` there are; what it answers is the routes' tests' business */
export const tryRoutes = async (laptop: Laptop, merchants: readonly string[], day: string): Promise<void> => {
  const ask = async (method: string, path: string, query: string, key: string, body?: unknown) => {
    const answer = listed.safeParse((await askApi(laptop, lead, { method, path, query, key, body })).body);
    return answer.data ?? listed.parse({});
  };
  const pages = await Promise.all(queues.map((queue) => ask('GET', '/tasks', `queue=${queue}`, `tasks-${queue}`)));
  const [task] = pages.flatMap(({ tasks }) => tasks);
  const { version } = await ask('GET', '/policy', '', 'policy');
  // one that has left already would be left alone
  const [leaves] = (await ask('GET', '/merchants', 'stage=onboarding,activation&limit=1', 'leaves')).merchants;
  const sent = bodies(new Date(laptop.cloud.kernel.now() + DAY).toISOString(), version);
  const [refused] = (await ask('GET', '/rejected', `day=${day}`, 'rejected')).rejected;
  const runOf = async (merchantId: string): Promise<string> => {
    const { entries } = await ask('GET', `/merchants/${merchantId}/timeline`, '', 'timeline');
    return entries.find(({ run }) => run !== undefined)?.run ?? 'none';
  };
  const queries: Readonly<Record<string, string>> = {
    'list-merchants': 'stage=onboarding',
    'list-payments': `from=${day}&to=${day}`,
    'list-tasks': 'queue=activation_call',
    'list-changes': `since=${day}T00:00:00Z&merchants=${merchants.at(-1)}`,
    'list-rejected': `day=${day}`,
    'list-dead-letters': 'queue=undelivered',
  };
  for (const [nth, [name, route]] of Object.entries(routes).entries()) {
    const [method = 'GET', path = ''] = route.split(' ');
    const other = name === 'withdraw-merchant' ? leaves?.merchantId : merchants.at(-1 - (nth % 5));
    const merchantId = (path.includes('{taskId}') ? task?.merchantId : other) ?? 'm_none';
    const filled = path
      .replace('{merchantId}', merchantId)
      .replace('{taskId}', task?.id ?? 'none')
      .replace('{requirementId}', 'website')
      .replace('{playbook}', playbook.enum.activation)
      .replace('{queue}', 'undelivered')
      .replace('{day}', day)
      .replace('{id}', refused?.reference ?? refused?.id ?? 'none')
      .replace('{run}', path.includes('{run}') ? await runOf(merchantId) : '');
    if (filled.includes('{')) throw new Error(`${route}: say in try-routes.ts what to fill in`);
    const about = /^\/merchants\/[^/]+/.exec(filled)?.[0];
    const looked =
      method === 'POST' && about !== undefined ? await askApi(laptop, lead, { method: 'GET', path: about, key: '' }) : undefined;
    const version = looked === undefined ? {} : { version: versionFor(looked.body, filled), reason: 'npm run iam' };
    const body = method === 'POST' ? { ...version, ...Object(sent[name]) } : undefined;
    await ask(method, filled, queries[name] ?? '', `iam-${name}`, body);
    if (name === 'replay-dead-letters')
      await ask(method, filled.replace('undelivered', 'due-dead'), '', 'iam-move-dead', sent[name]);
    if (name === 'list-tasks') await ask(method, filled, 'assignee=me', 'iam-mine');
  }
};
