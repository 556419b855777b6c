import { readFileSync } from 'node:fs';
import { readDesk } from '../../backtest/desk/settings.ts';
import { type Laptop, openLaptop } from '../../backtest/laptop.ts';
import { readPolicyFile } from '../../backtest/read-policy.ts';
import { projectPath } from '../../lib/project.ts';
import { routes } from '../../lib/routes.ts';
import type { LocalCloud } from '../../local/boot.ts';
import { httpApisOf } from '../../local/services/apigatewayv2/service.ts';
import { allServices } from '../../local/services/index.ts';
import { openDemoWorld } from '../start/demo-world.ts';
import { synthesize } from '../synth.ts';

const DAY = 86_400_000;
const policyFile = projectPath('policies/default.json');
const start = Date.parse('2026-03-02T00:00:00Z');

/**
 * A whole journey on the laptop cloud, in memory: made-up merchants apply, stall, are reviewed, sell, complain and fall silent, a desk
 * works their tasks, events nobody can read arrive, and a person tries every route of the API.
 */
export const journey = async (): Promise<LocalCloud> => {
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    port: 'none',
    speed: Number.POSITIVE_INFINITY,
    seed: 1,
    start,
    services: allServices,
    log: () => undefined,
  });
  const standard = readDesk(projectPath('backtest/desk/default.json'));
  // a desk that takes every decision there is, not only those history shows
  const desk = {
    ...standard,
    choices: {
      ...standard.choices,
      onboarding_rescue: { continue: 0.5, close: 0.5 },
      risk_review: { approve: 0.4, decline: 0.3, request_information: 0.3 },
      activation_rescue: { continue: 0.2, sleep: 0.8 },
    },
  };
  const known: string[] = [];
  laptop.onNews(({ type, merchantId }) => void (type === 'merchant.registered.v1' && known.push(merchantId)));
  openDemoWorld(laptop, {
    seed: 1,
    merchants: 30,
    from: start,
    applyDays: 25,
    desk,
    policy: readPolicyFile(projectPath('policies/default.json')),
    deskUntil: start + 60 * DAY,
  });
  const { kernel } = laptop.cloud;
  await unreadable(laptop);
  // one of them may be held out
  for (const subject of ['bounces-1', 'bounces-2', 'bounces-3']) await unreachable(laptop, subject);
  await kernel.runUntil(start + 80 * DAY);
  const everything = { id: 'iam@desk.example.com', name: 'Iam', roles: ['viewer', 'analyst', 'risk', 'lead', 'admin'] };
  await tryRoutes(laptop, everything, known);
  await kernel.runUntil(kernel.now() + DAY);
  return laptop.cloud;
};

/** one event that is nothing, one about nobody, one payment of nobody: each must end on the rejected list */
const unreadable = async ({ cloud, busName }: Laptop): Promise<void> => {
  const entry = (DetailType: string, detail: unknown) => ({
    EventBusName: busName,
    Source: 'outside',
    DetailType,
    Detail: JSON.stringify(detail),
  });
  const time = new Date(cloud.kernel.now()).toISOString();
  const nobody = { specversion: '1.0', id: 'e-1', source: 'outside', time, subject: 'nobody' };
  const paid = { paymentId: 'p-1', amountMinor: 100, currency: 'BRL', capturedAt: time };
  await cloud.call('events', 'PutEvents', {
    Entries: [
      entry('merchant.application.submitted.v1', {}),
      entry('case.opened.v1', { ...nobody, type: 'case.opened.v1', data: { caseId: 'c-1', title: 'where is my money' } }),
      entry('payment.captured.v1', { ...nobody, type: 'payment.captured.v1', data: paid }),
    ],
  });
};

/** a shop whose address bounces, which then does nothing: the help desk hears of it */
const unreachable = async ({ cloud, busName }: Laptop, subject: string): Promise<void> => {
  const type = 'merchant.application.submitted.v1';
  const detail = {
    specversion: '1.0',
    id: `e-${subject}`,
    type,
    source: 'outside',
    time: new Date(cloud.kernel.now()).toISOString(),
    subject,
    data: {
      legalName: 'Papelaria Sem Resposta',
      legalEntityType: 'sole_proprietor',
      mcc: '5942',
      country: 'BR',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      companyRegisteredOn: '2015-03-02',
      declaredMonthlyVolumeMinor: 100_000,
      contact: { name: 'Lia', email: 'bounce@simulator.amazonses.com' },
      paymentMethods: ['card'],
    },
  };
  await cloud.call('events', 'PutEvents', {
    Entries: [{ EventBusName: busName, Source: 'outside', DetailType: type, Detail: JSON.stringify(detail) }],
  });
};

interface Listed {
  readonly version?: string;
  readonly entries?: readonly { readonly run?: string }[];
  readonly tasks?: readonly { readonly id: string; readonly merchantId: string }[];
  readonly rejected?: readonly { readonly day?: string; readonly id: string; readonly reference?: string }[];
}

const queues = ['activation_call', 'activation_rescue', 'onboarding_call', 'onboarding_rescue', 'onboarding_deadlines', 'leads'];

/** every route once, with a merchant, a task and a rejected event there are; what it answers is the routes' tests' business */
const bodies = (admin: string, until: string, basedOn: string): Readonly<Record<string, unknown>> => ({
  'assign-task': { to: admin },
  'comment-task': { comment: 'npm run iam' },
  'snooze-task': { until, reason: 'npm run iam' },
  'extend-requirement': { to: until, reason: 'npm run iam' },
  'decide-task': { choice: 'contacted', reason: 'npm run iam' },
  'publish-policy': {
    policy: { ...JSON.parse(readFileSync(policyFile, 'utf8')), note: 'npm run iam' },
    basedOn,
    reason: 'npm run iam',
  },
});

const tryRoutes = async (
  laptop: Laptop,
  admin: Parameters<Laptop['tokenOf']>[0],
  merchants: readonly string[],
): Promise<void> => {
  const { kernel } = laptop.cloud;
  const [api] = httpApisOf(kernel).values();
  if (api === undefined) throw new Error('the template has no HTTP API');
  const ask = (method: string, path: string, query: string, key: string, sent?: unknown): Promise<Listed> =>
    kernel.request(path, async () => {
      const authorization = `Bearer ${await laptop.tokenOf(admin)}`;
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
      const body = JSON.stringify(sent ?? { reason: 'npm run iam' });
      const answer = await api.handle({
        method,
        path,
        headers,
        ...(query && { query }),
        ...(method === 'POST' && { body }),
      });
      const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
      return text === '' ? {} : JSON.parse(text);
    });
  const soon = new Date(kernel.now() + DAY).toISOString();
  const day = new Date(start).toISOString().slice(0, 10);
  const pages = await Promise.all(
    queues.map(async (queue) => (await ask('GET', '/tasks', `queue=${queue}`, `tasks-${queue}`)).tasks ?? []),
  );
  const tasks = pages.flat();
  const { version = '' } = await ask('GET', '/policy', '', 'policy');
  const sent = bodies(admin.id, soon, version);
  const { rejected = [] } = await ask('GET', '/rejected', `day=${day}`, 'rejected');
  const runOf = async (merchantId: string): Promise<string> =>
    (await ask('GET', `/merchants/${merchantId}/timeline`, '', 'timeline')).entries?.find(({ run }) => run !== undefined)?.run ??
    'none';
  for (const [nth, [name, route]] of Object.entries(routes).entries()) {
    const [method = 'GET', path = ''] = route.split(' ');
    const [task] = tasks;
    const merchantId = path.includes('{taskId}') ? task?.merchantId : merchants.at(-1 - (nth % 5));
    const filled = path
      .replace('{merchantId}', merchantId ?? 'm_none')
      .replace('{taskId}', task?.id ?? 'none')
      .replace('{requirementId}', 'website')
      .replace('{day}', day)
      .replace('{id}', rejected[0]?.reference ?? rejected[0]?.id ?? 'none')
      .replace('{run}', path.includes('{run}') ? await runOf(merchantId ?? '') : '');
    const query =
      {
        'list-merchants': 'stage=onboarding',
        'list-payments': `from=${day}&to=${day}`,
        'list-tasks': 'queue=activation_call',
        'list-rejected': `day=${day}`,
      }[name] ?? '';
    await ask(method, filled, query, `iam-${name}`, sent[name]);
    if (name === 'list-tasks') await ask(method, filled, 'assignee=me', 'iam-mine');
  }
};
