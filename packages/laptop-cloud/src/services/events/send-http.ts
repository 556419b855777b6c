import { EndpointFailure } from './event-failure.ts';
import type { HttpRequest } from './http-request.ts';

/** EventBridge waits five seconds for an endpoint */
const TIMEOUT_MS = 5000;
/** answers worth another try; every other one that is no success is final */
const RETRYABLE = new Set([401, 407, 409, 429]);

/** Sends for real and answers the status; throws EndpointFailure for an answer that is no success, or none. */
export async function sendHttp(request: HttpRequest): Promise<number> {
  let status: number;
  try {
    const bare = request.method === 'GET' || request.method === 'HEAD';
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      ...(bare ? {} : { body: request.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    status = response.status;
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    const message = late ? `${request.url} did not answer within 5 s` : `${request.url} could not be reached: ${String(error)}`;
    throw new EndpointFailure({ code: late ? 'TIMEOUT' : 'CONNECTION_FAILURE', message, retryable: true });
  }
  if (status >= 200 && status < 300) return status;
  throw new EndpointFailure({
    code: status === 429 ? 'THROTTLING' : 'ERROR_FROM_TARGET',
    message: `${request.url} answered ${status}`,
    retryable: status >= 500 || RETRYABLE.has(status),
  });
}
