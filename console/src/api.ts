export type * from './answers.ts';

/** an answer other than 2xx, in words: problem details by RFC 9457 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
/** the API did not answer at all */
export class ApiDown extends Error {
  override readonly name = 'ApiDown';
}

export interface Door {
  readonly base: string;
  readonly token: string;
  readonly onExpired: () => void;
}

const textOf = (body: unknown, status: number): string => {
  if (typeof body !== 'object' || body === null) return `${status}`;
  const parts = ['detail', 'title', 'message'].map((name): unknown => Reflect.get(body, name));
  return parts.find((part): part is string => typeof part === 'string') ?? `${status}`;
};

/** one request; throws ApiDown or ApiProblem */
export async function request<Answer>(url: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new ApiDown('the API does not answer', { cause });
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiProblem(response.status, textOf(body, response.status));
  return body;
}

const guarded = async <Answer>(door: Door, path: string, init: RequestInit): Promise<Answer> => {
  try {
    return await request(`${door.base}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${door.token}` },
    });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) door.onExpired();
    throw error;
  }
};

export const get = <Answer>(door: Door, path: string): Promise<Answer> => guarded(door, path, {});

/** a write: the key makes a second sending harmless, so the caller keeps it while it tries again */
export const post = <Answer>(door: Door, path: string, body: unknown, key: string): Promise<Answer> =>
  guarded(door, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
