import type { Merchant } from '../../domain/model/merchant.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Task } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import type { RejectedEvent } from '../../domain/ports.ts';

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

export type ShownSnapshot = Omit<Snapshot, 'waits'> & {
  readonly waits: readonly { readonly run: string; readonly playbook: string; readonly status: string; readonly since: string }[];
};
export interface MerchantPage {
  readonly merchants: readonly Merchant[];
  readonly cursor?: string;
}
/** whom a task is about */
export type MerchantCard = Pick<Merchant, 'merchantId' | 'legalName' | 'country' | 'segment' | 'currency' | 'lifecycleStage'> & {
  readonly declaredMonthlyVolumeMinor?: number | undefined;
};
export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly merchants: readonly MerchantCard[];
  readonly cursor?: string;
}
export interface TimelinePage {
  readonly entries: readonly Omit<TimelineEntry, 'result'>[];
  readonly cursor?: string;
}
export interface PolicyAnswer {
  readonly policy: Policy;
  readonly active: string;
}
export interface RejectedPage {
  readonly day: string;
  readonly rejected: readonly (RejectedEvent & { readonly reference: string })[];
  readonly cursor?: string;
}
export interface PaymentDays {
  readonly days: readonly {
    readonly day: string;
    readonly count: number;
    readonly tpvMinor: number;
    readonly refundedMinor: number;
  }[];
}
export interface Visit {
  readonly state: string;
  readonly enteredAt: string;
  readonly leftAt?: string;
  readonly attempts: number;
  readonly error?: string;
}
export interface RunAnswer {
  readonly run: string;
  readonly playbook: string;
  readonly status: string;
  readonly startedAt: string;
  readonly stoppedAt?: string;
  readonly error?: string;
  readonly graph: {
    readonly startAt: string;
    readonly states: readonly {
      readonly name: string;
      readonly type: string;
      readonly next: readonly { readonly to: string; readonly kind: string }[];
    }[];
  };
  readonly visits: readonly Visit[];
  readonly truncated: boolean;
}
