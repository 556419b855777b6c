export type * from './answers.ts';

/** members of a refusal beside its English text; each may be missing */
export interface Problem {
  /** an URN that ends in the kind of refusal */
  readonly type?: string;
  /** why, and what that is about */
  readonly code?: string;
  readonly about?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly {
    readonly field: string;
    readonly code?: string;
    readonly about?: Readonly<Record<string, unknown>>;
  }[];
  readonly findings?: readonly unknown[];
}

/** an answer other than 2xx: problem details by RFC 9457 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** the change that came first, if one did */
  readonly change: Change | undefined;
  readonly problem: Problem;
  constructor(status: number, message: string, change?: Change, problem: Problem = {}) {
    super(message);
    this.status = status;
    this.change = change;
    this.problem = problem;
  }
}
/** true when the API says that there is no such thing */
export const isNotFound = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 404;
/** a change by another person after this page was loaded */
export interface Change {
  readonly by: { readonly kind: string; readonly id: string };
  readonly at: string;
  readonly type: string;
}
/** the API did not answer at all */
export class ApiDown extends Error {
  override readonly name = 'ApiDown';
}

export interface Door {
  readonly base: string;
  /** good for the next minute; renewed first where it would not be */
  readonly token: () => string | Promise<string>;
  readonly onExpired: () => void;
}

const textOf = (body: unknown, status: number): string => {
  if (typeof body !== 'object' || body === null) return `${status}`;
  const parts = ['detail', 'title', 'message'].map((name): unknown => Reflect.get(body, name));
  return parts.find((part): part is string => typeof part === 'string') ?? `${status}`;
};

interface Told {
  readonly changedBy: Change['by'];
  readonly changedAt: string;
  readonly change: string;
}
const isTold = (body: unknown): body is Told =>
  typeof body === 'object' && body !== null && 'changedBy' in body && 'changedAt' in body && 'change' in body;
const changeOf = (body: unknown): Change | undefined =>
  isTold(body) ? { by: body.changedBy, at: body.changedAt, type: body.change } : undefined;

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'type' in body;

/** one request; throws ApiDown or ApiProblem */
export async function request<Answer>(url: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new ApiDown('the API does not answer', { cause });
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    const { status } = response;
    throw new ApiProblem(status, textOf(body, status), changeOf(body), isProblem(body) ? body : {});
  }
  return body;
}

const guarded = async <Answer>(door: Door, path: string, init: RequestInit): Promise<Answer> => {
  const token = await door.token();
  try {
    return await request(`${door.base}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) door.onExpired();
    throw error;
  }
};

/** `signal` ends the request when its answer is no longer needed */
export const get = <Answer>(door: Door, path: string, signal?: AbortSignal): Promise<Answer> =>
  guarded(door, path, signal === undefined ? {} : { signal });

/** a write: the key makes a second sending harmless, so the caller keeps it while it tries again */
export const post = <Answer>(door: Door, path: string, body: unknown, key: string): Promise<Answer> =>
  guarded(door, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
