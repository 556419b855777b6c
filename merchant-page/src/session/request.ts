/** the answer of an API that says no: problem details by RFC 9457 */
export interface Problem {
  readonly code?: string;
  readonly about?: Readonly<Record<string, unknown>>;
  readonly detail?: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.detail ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}
/** nothing answered */
export class Down extends Error {
  override readonly name = 'Down';
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null;

/** Throws Down or Refused. */
export async function request<Answer>(url: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new Down('the API does not answer', { cause });
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new Refused(response.status, isProblem(body) ? body : {});
  return body;
}

export const sent = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
