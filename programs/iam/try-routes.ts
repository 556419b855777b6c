import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import { seenPlan } from '../../domain/staffing/plan-job.ts';
import { planWish } from '../../domain/staffing/shift-plan.ts';
import { playbook } from '../../domain/values.ts';
import { projectPath } from '../../lib/project.ts';
import { routes } from '../../lib/routes.ts';
import type { Laptop } from '../../world/laptop.ts';
import { askApi, lead, second, versionFor } from './api-calls.ts';
import { shop } from './outside-calls.ts';

const DAY = 86_400_000;
const listed = z.looseObject({
  active: z.string().default(''),
  version: z.string().default(''),
  entries: z.array(z.looseObject({ run: z.string().optional() })).default([]),
  merchants: z.array(z.looseObject({ merchantId: z.string() })).default([]),
  tasks: z.array(z.looseObject({ id: z.string(), merchantId: z.string() })).default([]),
  rejected: z.array(z.looseObject({ id: z.string(), reference: z.string().optional() })).default([]),
});

const climbing = z.looseObject({
  merchant: z.looseObject({ lifecycleStage: z.string() }),
  ladders: z.array(z.looseObject({ stage: z.string(), status: z.string() })),
});

const screened = z.looseObject({
  hits: z.array(z.looseObject({ ref: z.string(), pair: z.string(), subject: z.looseObject({ id: z.string() }) })).default([]),
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
  'start-change': {
    change: { of: 'bank_account', country: 'GB', accountNumber: 'GB33BUKB20201555555555', holder: 'npm run iam' },
    ...{ through: 'phone', reason: 'npm run iam' },
  },
  // a sound journey leaves none
  'choose-digest': { mail: 'fr' },
  'replay-dead-letters': { version: 1, reason: 'npm run iam' },
  'replay-rejected': { version: 1 },
  'decide-task': { choice: 'contacted', reason: 'npm run iam' },
  'import-merchants': { rows: [{ line: 2, merchant: imported() }], reason: 'npm run iam', dryRun: false },
  'save-draft': { text: '{}', basedOn, revision: 0 },
  'publish-policy': { policy: { ...shipped(), note: 'npm run iam' }, basedOn, reason: 'npm run iam' },
});

/** sells already in another system */
const imported = () => {
  const { bankAccount: _account, ...merchant } = shop;
  return { ...merchant, reference: 'iam-imported' };
};

const shipped = (): PolicyDocument =>
  policyDocument.parse(JSON.parse(readFileSync(projectPath('policies/default.json'), 'utf8')));
/** takes a second person */
const looser = (): PolicyDocument => {
  const policy = shipped();
  const { fourEyes } = policy.tasks;
  return { ...policy, tasks: { ...policy.tasks, fourEyes: { ...fourEyes, riskScoreAtLeast: fourEyes.riskScoreAtLeast + 1 } } };
};

/** one person on weekdays, judged on one task of yesterday; for a Monday long gone */
const aPlan = (today: string) => ({
  ...{ handlingMinutes: 15, slaOpenHours: 8, opens: '08:00', closes: '20:00', timeZone: 'UTC' },
  ...{ effective: 0.72, attainment: 0.97, patterns: [1], weeks: 8, week: '2024-01-01', until: today, days: 56 },
  ...{ came: [[55 * 48, 1]], shifts: [{ days: [1, 2, 3, 4, 5], start: '08:00', lunch: '11:00', people: 1 }] },
});

/** a name nobody has, tried and not loaded */
const aList = {
  ...{ format: 'opensanctions-csv', basedOn: '', reason: 'npm run iam', dryRun: true },
  file: Buffer.from('id,schema,name,aliases,last_change\nQ1,Person,Nobody Atall,,2018-01-01').toString('base64'),
};

/** every route once, with a merchant, a task and a rejected event of `day` there are; what it answers is the routes' tests' business */
export const tryRoutes = async (laptop: Laptop, merchants: readonly string[], day: string): Promise<void> => {
  const ask = async (method: string, path: string, query: string, key: string, body?: unknown) => {
    const answer = listed.safeParse((await askApi(laptop, lead, { method, path, query, key, body })).body);
    return answer.data ?? listed.parse({});
  };
  const pages = await Promise.all(queues.map((queue) => ask('GET', '/tasks', `queue=${queue}`, `tasks-${queue}`)));
  const [task] = pages.flatMap(({ tasks }) => tasks);
  const { active } = await ask('GET', '/policy', '', 'policy');
  // one that has left already would be left alone, and only a ladder that runs is put aside
  const [leaves, ...stay] = (await ask('GET', '/merchants', 'stage=onboarding,activation&limit=50', 'leaves')).merchants;
  const isNudged = async (merchantId: string): Promise<boolean> => {
    const seen = climbing.safeParse(
      (await askApi(laptop, lead, { method: 'GET', path: `/merchants/${merchantId}`, key: '' })).body,
    );
    const { merchant, ladders } = seen.data ?? { merchant: undefined, ladders: [] };
    return ladders.some(({ stage, status }) => stage === merchant?.lifecycleStage && status !== 'stopped');
  };
  const firstNudged = async (): Promise<string | undefined> => {
    for (const { merchantId } of stay) if (await isNudged(merchantId)) return merchantId;
    return undefined;
  };
  /** a name of somebody that is on the list, for whoever decides hits */
  const firstHit = async () => {
    for (const { merchantId } of (await ask('GET', '/merchants', 'limit=200', 'everybody')).merchants) {
      const path = `/merchants/${merchantId}/screening`;
      const [hit] = screened.parse((await askApi(laptop, lead, { method: 'GET', path, key: '' })).body).hits;
      if (hit !== undefined) return { merchantId, ref: hit.ref, pair: hit.pair, subjectId: hit.subject.id };
    }
    return undefined;
  };
  const hit = await firstHit();
  const chosen: Readonly<Record<string, string | undefined>> = {
    'judge-hit': hit?.merchantId,
    'withdraw-merchant': leaves?.merchantId,
    'snooze-merchant': await firstNudged(),
  };
  // one that has not left: a colleague writes something about it
  const visited = stay.at(-1)?.merchantId;
  const { merchantId: _of, ...pair } = { merchantId: '', ...hit };
  const now = (later: number): string => new Date(laptop.cloud.kernel.now() + later).toISOString();
  const sent: Readonly<Record<string, unknown>> = {
    ...bodies(now(DAY), active),
    'judge-hit': { ...pair, verdict: 'false_positive' },
    'note-visit': { sitting: 'npm-run-iam', opened: visited },
    'save-draft': { text: '{}', basedOn: 'p_1', revision: 0 },
    'replace-list': aList,
    'screen-merchants': {},
    'publish-plan': aPlan(now(0).slice(0, 10)),
    'ask-plan': planWish.parse(aPlan(now(0).slice(0, 10))),
    'change-outage': { deed: 'end', reason: 'npm run iam' },
    'declare-outage': {
      ...{ kind: 'down', provider: 'adyen', capability: 'payments', countries: [], planned: false, reason: 'npm run iam' },
      ...{ from: now(0), until: now(DAY) },
    },
  };
  const [refused] = (await ask('GET', '/rejected', `day=${day}`, 'rejected')).rejected;
  const runOf = async (merchantId: string): Promise<string> => {
    const { entries } = await ask('GET', `/merchants/${merchantId}/timeline`, '', 'timeline');
    return entries.find(({ run }) => run !== undefined)?.run ?? 'none';
  };
  const propose = async (name: string): Promise<{ readonly version: string; readonly basedOn: string }> => {
    const { active: basedOn } = await ask('GET', '/policy', '', 'policy again');
    const wish = { policy: looser(), basedOn, reason: 'npm run iam' };
    return { ...(await ask('POST', '/policy', '', `iam-propose-${name}`, wish)), basedOn };
  };
  const queries: Readonly<Record<string, string>> = {
    'list-merchants': 'stage=onboarding',
    'list-payments': `from=${day}&to=${day}`,
    'list-tasks': 'queue=activation_call',
    'search-merchants': 'q=iam',
    'list-rejected': `day=${day}`,
    'list-dead-letters': 'queue=undelivered',
    'preview-rejection': 'code=unreadable',
    'sign-upload': 'uploadId=npm-run-iam&type=application/pdf&name=iam.pdf&through=email',
    'preview-information': `items=${shipped().risk.information[0]?.key}&language=en`,
  };
  // called off while it is made
  let planned = 'none';
  for (const [nth, [name, route]] of Object.entries(routes).entries()) {
    const [method = 'GET', path = ''] = route.split(' ');
    const other = chosen[name] ?? merchants.at(-1 - (nth % 5));
    const merchantId = (path.includes('{taskId}') ? task?.merchantId : other) ?? 'm_none';
    const proposal = name === 'approve-policy' || name === 'comment-policy' ? await propose(name) : undefined;
    const filled = path
      .replace('{version}', proposal?.version ?? '')
      .replace('{merchantId}', merchantId)
      .replace('{taskId}', task?.id ?? 'none')
      .replace('{requirementId}', 'website')
      .replace('{method}', 'pix')
      .replace('{documentId}', `d_${'0'.repeat(24)}`)
      .replace('{playbook}', playbook.enum.activation)
      .replace('{queue}', 'undelivered')
      .replace('{changeId}', 'none')
      .replace('{caseId}', 'none')
      .replace('{outageId}', 'none')
      .replace('{jobId}', planned)
      .replace('{connector}', 'jira')
      .replace('{day}', day)
      .replace('{id}', refused?.reference ?? refused?.id ?? 'none')
      .replace('{run}', path.includes('{run}') ? await runOf(merchantId) : '');
    if (filled.includes('{')) throw new Error(`${route}: say in try-routes.ts what to fill in`);
    const about = /^\/merchants\/[^/]+/.exec(filled)?.[0];
    const looked =
      method === 'POST' && about !== undefined ? await askApi(laptop, lead, { method: 'GET', path: about, key: '' }) : undefined;
    const version = looked === undefined ? {} : { version: versionFor(looked.body, filled), reason: 'npm run iam' };
    const body = method === 'POST' ? { ...version, ...Object(sent[name]) } : undefined;
    if (name === 'ask-plan') {
      const { body: answer } = await askApi(laptop, lead, { method, path, key: 'iam-ask-plan', body });
      planned = seenPlan.parse(answer).job?.id ?? planned;
    } else if (proposal === undefined) await ask(method, filled, queries[name] ?? '', `iam-${name}`, body);
    else {
      const said = { basedOn: proposal.basedOn, comment: 'npm run iam' };
      await askApi(laptop, second, { method, path: filled, key: `iam-second-${name}`, body: said });
    }
    if (name === 'replay-dead-letters')
      await ask(method, filled.replace('undelivered', 'due-dead'), '', 'iam-move-dead', sent[name]);
    // what a colleague did about a merchant that was opened is new
    if (name === 'note-visit') {
      const opened = `/merchants/${visited}`;
      const { body: before } = await askApi(laptop, lead, { method: 'GET', path: opened, key: '' });
      const note = { version: versionFor(before, `${opened}/comments`), comment: 'npm run iam' };
      await askApi(laptop, second, { method: 'POST', path: `${opened}/comments`, key: 'iam-what-is-new', body: note });
      await ask('GET', '/changes', 'sitting=npm-run-iam', 'iam-news');
    }
    if (name === 'list-tasks') await ask(method, filled, 'assignee=me', 'iam-mine');
  }
};
