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
  readonly body: string | Uint8Array;
}

export interface InProcessResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** the gateway's protocols for callers in this process */
export const inProcessDispatch =
  (kernel: Kernel) =>
  (request: InProcessRequest, principal: Principal): Promise<InProcessResponse> =>
    answerAws(kernel, { ...request, query: request.query ?? {} }, principal);
