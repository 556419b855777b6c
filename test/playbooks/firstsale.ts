import { allServices } from '@firstsale/laptop-cloud/services';
import { dashboardsOf } from '@firstsale/laptop-cloud/services/cloudwatch';
import { isEventsService } from '@firstsale/laptop-cloud/services/events';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { timelineKey } from '../../adapters/dynamodb/keys.ts';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import type { BusNews } from '../../world/bus-news.ts';
import { openLaptop, type Signatory } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';

const policy = readPolicyFile(projectPath('policies/default.json'));
const HOUR = 3_600_000;
/** the first to open it after a change waits for the synthesis, on a busy machine for long */
export const TO_SYNTHESIZE_MS = 180_000;

export const people = {
  ana: { id: 'ana@desk.example.com', name: 'Ana', roles: ['analyst'] },
  rita: { id: 'rita@desk.example.com', name: 'Rita', roles: ['risk'] },
  rui: { id: 'rui@desk.example.com', name: 'Rui', roles: ['risk'] },
  leo: { id: 'leo@desk.example.com', name: 'Leo', roles: ['lead'] },
  gwen: { id: 'gwen@desk.example.com', name: 'Gwen', roles: ['admin'] },
  nora: { id: 'nora@desk.example.com', name: 'Nora', roles: ['privacy'] },
  vera: { id: 'vera@desk.example.com', name: 'Vera', roles: ['viewer'] },
  nemo: { id: 'nemo@desk.example.com', name: 'Nemo', roles: [] },
} as const satisfies Record<string, Signatory>;
export type Name = keyof typeof people;

export interface Answer {
  readonly status: number;
  readonly body: any;
}
export interface Run {
  readonly name: string;
  readonly playbook: string;
  readonly status: string;
  /** names of the states it entered, in order */
  readonly path: readonly string[];
}
export interface Event {
  readonly type: string;
  readonly subject: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  /** ISO 8601; now when absent */
  readonly time?: string;
  /** the bus's source */
  readonly source?: string;
}

/** the application from its template, at an instant of virtual time, with the outside world and the desk at hand */
export async function openFirstsale(start: string, port: 'none' | number = 'none', stateDir?: string, services = allServices) {
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    port,
    ...(stateDir !== undefined && { stateDir }),
    speed: Number.POSITIVE_INFINITY,
    concurrency: 1,
    seed: 1,
    start: Date.parse(start),
    services,
    log: () => undefined,
  });
  laptop.admit(Object.values(people));
  const { cloud } = laptop;
  const { kernel } = cloud;
  const api = apiBehind(cloud, 'ApiUrl');
  const news: BusNews[] = [];
  laptop.onNews((one) => news.push(one));
  const taken: { readonly source: string; readonly json: string }[] = [];
  const bus = kernel.service('events');
  if (isEventsService(bus)) bus.onEvent((event) => void (event.bus === laptop.busName && taken.push(event)));
  let sent = 0;
  const now = () => new Date(kernel.now()).toISOString();
  const aws = (service: string, action: string, input: unknown): Promise<any> => cloud.call(service, action, input);
  const machines = cloud.resources.filter(({ resource }) => resource.type === 'AWS::StepFunctions::StateMachine');

  /** lets virtual time pass, everything due until then done */
  const until = async (instant: string): Promise<void> => {
    await kernel.runUntil(Date.parse(instant));
    await kernel.idle();
  };
  const hours = (count: number) => until(new Date(kernel.now() + count * HOUR).toISOString());
  const days = (count: number) => hours(24 * count);

  /** lets time pass until the bus tells this of the merchant anew; throws when `within` days have gone by without it */
  const hears = async (merchantId: string, type: string, within: number): Promise<any> => {
    const from = news.length;
    const heard = () => news.slice(from).find((one) => one.merchantId === merchantId && one.type === type);
    await kernel.runUntil(kernel.now() + within * 24 * HOUR, () => heard() !== undefined);
    await hours(1 / 60);
    const found = heard();
    if (found === undefined) throw new Error(`${type} was not told of ${merchantId} by ${now()}`);
    return found.data;
  };

  /** puts raw details on the bus, as anybody outside could; then a minute passes */
  const put = async (
    ...entries: { readonly type: string; readonly detail: string; readonly source?: string }[]
  ): Promise<void> => {
    for (let from = 0; from < entries.length; from += 10) {
      const Entries = entries.slice(from, from + 10).map(({ type, detail, source = 'outside' }) => ({
        EventBusName: laptop.busName,
        Source: source,
        DetailType: type,
        Time: kernel.now() / 1000,
        Detail: detail,
      }));
      const { FailedEntryCount } = await aws('events', 'PutEvents', { Entries });
      if (FailedEntryCount !== 0) throw new Error('the bus refused an entry');
    }
    await hours(1 / 60);
  };
  /** from whom policy names where only they are believed, unless another sender is given */
  const envelope = ({ type, subject, data = {}, id, time, source: from }: Event) => {
    sent += 1;
    const source = from ?? senderOf(policy, { type, data }, 'outside');
    const detail = {
      specversion: '1.0',
      id: id ?? `outside-${sent}`,
      type,
      source,
      time: time ?? now(),
      subject,
      data,
    };
    return { type, detail: JSON.stringify(detail), source };
  };
  const send = (...events: Event[]): Promise<void> => put(...events.map(envelope));
  /** has the timeline of a merchant tell an event of ours, whoever would have written it: the subject is the merchant's id */
  const tell = async ({ type, subject, data = {}, id, time }: Event): Promise<void> => {
    sent += 1;
    const entry = { merchantId: subject, id: id ?? `told-${sent}`, at: time ?? now(), type, data };
    const row = {
      ...timelineKey(subject, entry.at, entry.id),
      kind: 'timeline',
      actor: { kind: 'system', id: 'test' },
      ...entry,
    };
    await aws('dynamodb', 'PutItem', { TableName: laptop.tableName, Item: encode(row) });
    await hours(1 / 60);
  };

  const request = async (name: Name, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer> => {
    sent += 1;
    const [bare = '', query] = path.split('?');
    const answer = await kernel.request(`${name} ${method} ${path}`, async () =>
      api.handle({
        method,
        path: bare,
        ...(query === undefined ? {} : { query }),
        headers: {
          authorization: `Bearer ${await laptop.tokenOf(people[name])}`,
          'content-type': 'application/json',
          'idempotency-key': key ?? `test-request-${sent}`,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    await hours(1 / 60);
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  };
  const get = async (path: string): Promise<any> => {
    const { status, body } = await request('leo', 'GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };

  const pathOf = async (executionArn: string): Promise<string[]> => {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await aws('states', 'GetExecutionHistory', { executionArn, maxResults: 1000, nextToken });
      for (const { stateEnteredEventDetails } of page.events)
        if (stateEnteredEventDetails !== undefined) names.push(stateEnteredEventDetails.name);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return names;
  };
  /** the runs of a merchant, the oldest first */
  const runs = async (merchantId: string): Promise<readonly Run[]> => {
    const found: (Run & { readonly at: number })[] = [];
    for (const { identity } of machines) {
      const { executions } = await aws('states', 'ListExecutions', { stateMachineArn: identity.ref, maxResults: 1000 });
      for (const { name, executionArn, status, startDate } of executions) {
        if (!name.startsWith(`${merchantId}-`)) continue;
        const playbook = name.slice(merchantId.length + 1);
        found.push({ name, playbook, status, path: await pathOf(executionArn), at: Number(startDate) });
      }
    }
    return found.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  };
  const timeline = async (merchantId: string): Promise<readonly any[]> => {
    const all: any[] = [];
    let cursor: string | undefined;
    do {
      const page = await get(
        `/merchants/${merchantId}/timeline?limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      all.push(...page.entries);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return all;
  };

  return {
    laptop,
    kernel,
    api,
    aws,
    now,
    until,
    hours,
    days,
    hears,
    /** what the bus has told of this type so far, the oldest first */
    heard: (type: string): readonly BusNews[] => news.filter((one) => one.type === type),
    put,
    send,
    tell,
    envelope,
    request,
    get,
    runs,
    timeline,
    /** the states of a merchant's run, by playbook and, when there are several, which one */
    async path(merchantId: string, playbook: string, nth = 0): Promise<readonly string[]> {
      const of = (await runs(merchantId)).filter((run) => run.playbook.startsWith(playbook));
      return of[nth]?.path ?? [];
    },
    merchant: (merchantId: string): Promise<any> => get(`/merchants/${merchantId}`),
    async told(merchantId: string, type: string): Promise<readonly any[]> {
      return (await timeline(merchantId)).filter((entry) => entry.type === type);
    },
    async rejected(day = now().slice(0, 10)): Promise<readonly any[]> {
      return (await get(`/rejected?day=${day}&limit=100`)).rejected;
    },
    /** what the bus was given lately, by whom, and the id in its envelope */
    busEvents: (): readonly { readonly source: string; readonly type: string; readonly id: string }[] =>
      taken.map(({ source, json }) => {
        const { detail } = JSON.parse(json);
        return { source, type: detail.type, id: detail.id };
      }),
    failures: () => kernel.failures.map(({ label, error }) => `${label}: ${error instanceof Error ? error.message : error}`),
    /** the dashboards as the laptop draws them, by the newest hours */
    dashboards: (hours: number) => dashboardsOf(kernel, hours),
    close: () => cloud.stop(),
  };
}
export type Firstsale = Awaited<ReturnType<typeof openFirstsale>>;
