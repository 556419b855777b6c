import * as z from 'zod';
import type { Laptop, Signatory } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly key: string;
  readonly body?: unknown;
}
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export const lead = { id: 'iam@desk.example.com', name: 'Iam', roles: ['viewer', 'analyst', 'risk', 'lead', 'admin'] };
/** four eyes are two persons */
export const second = { ...lead, id: 'iam-too@desk.example.com', name: 'Iam Too' };

/** who asks for an account change, rings back and approves it are several people */
export const third = { ...lead, id: 'iam-three@desk.example.com', name: 'Iam Three' };

/** the console's API as a person uses it, whatever it answers */
export const askApi = (laptop: Laptop, person: Signatory, asked: Asked): Promise<Answered> => {
  const { kernel } = laptop.cloud;
  const api = apiBehind(laptop.cloud, 'ApiUrl');
  const { method, path, query, key, body: sent } = asked;
  return kernel.request(`${method} ${path}`, async () => {
    const authorization = `Bearer ${await laptop.tokenOf(person)}`;
    const answer = await api.handle({
      method,
      path,
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
      ...(query && { query }),
      ...(method === 'POST' && { body: JSON.stringify(sent ?? { reason: 'npm run iam' }) }),
    });
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    return { status: answer.statusCode, body: text === '' ? {} : JSON.parse(text) };
  });
};

const versioned = z.array(z.looseObject({ id: z.string(), version: z.int() })).default([]);
const looked = z.looseObject({
  merchant: z.looseObject({ version: z.int(), lifecycleStage: z.string() }),
  tasks: versioned,
  requirements: versioned,
  ladders: versioned,
  documents: versioned,
  cases: versioned,
  accountChanges: versioned,
});

/** the version a write about `path` must name: of its task or requirement, the ladder for a nudge, else of the merchant; 1 for what is not there */
export const versionFor = (seen: unknown, path: string): number => {
  const state = looked.safeParse(seen).data;
  if (state === undefined) return 1;
  const [, , , kind = '', id = ''] = path.split('/');
  const of = (items: typeof state.tasks, wanted: string) => items.find((one) => one.id === wanted)?.version ?? 1;
  // a task that is opened by hand is about the merchant
  if (kind === 'tasks' && id !== '') return of(state.tasks, decodeURIComponent(id));
  if (kind === 'documents') return of(state.documents, id);
  if (kind === 'cases') return of(state.cases, decodeURIComponent(id));
  if (kind === 'account-changes' && id !== '') return of(state.accountChanges, id);
  if (kind === 'requirements') return of(state.requirements, decodeURIComponent(id));
  return kind === 'nudges' || kind === 'snooze' ? of(state.ladders, state.merchant.lifecycleStage) : state.merchant.version;
};
