import type { Principal } from '../../contract.ts';

/**
 * The short way from a function's SDK clients into the laptop: no socket, no signature. Inside every sandbox
 * `globalThis[Symbol.for('aws.laptop.transport')]` is a `Transport`. An application's client factory may look it up and build
 * an SDK `requestHandler` from it; where it is absent (on AWS), it uses the SDK's own. Unmodified clients work over HTTP instead,
 * with `AWS_ENDPOINT_URL` and the role credentials of the environment.
 *
 * Every call carries the function's role: IAM decides as it would over HTTP. A call made while no invocation runs is rejected,
 * as AWS freezes an environment between invocations.
 */
export const TRANSPORT = Symbol.for('aws.laptop.transport');

/** one SDK request before signing. `path` has no query string; `body` is text, or bytes for S3; header names are lower case */
export interface TransportRequest {
  /** SDK-style service id (dynamodb, sqs, states, events, …); needed only where `x-amz-target` does not say it */
  readonly service?: string;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface TransportResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** decodes an HTTP-shaped request, makes the kernel call as `principal`, encodes the answer; the gateway has the whole one */
export type HttpDispatch = (request: TransportRequest, principal: Principal) => Promise<TransportResponse>;
