import type { Kernel, Principal } from '../contract.ts';
import { answerAws } from './answer.ts';
import type { WireRequest } from './wire.ts';

/** an SDK request that never saw a socket */
export interface InProcessRequest {
  readonly service?: string;
  readonly method: string;
  readonly path: string;
  readonly query?: WireRequest['query'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface InProcessResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** the gateway's protocols for callers in this process */
export const inProcessDispatch =
  (kernel: Kernel) =>
  async (request: InProcessRequest, principal: Principal): Promise<InProcessResponse> => {
    const { statusCode, headers, body } = await answerAws(kernel, { ...request, query: request.query ?? {} }, principal);
    return { statusCode, headers, body: typeof body === 'string' ? body : Buffer.from(body).toString('utf8') };
  };
