import type { Principal } from '../../contract.ts';
import type { InProcessRequest, InProcessResponse } from '../../gateway/in-process.ts';

/**
 * The module that a function's environment names as SDK_TRANSPORT: `require` of it gives `transport`, options for SDK clients that take
 * their calls the short way into the laptop (see sdkTransport). An application's client factory may use it; where SDK_TRANSPORT is not
 * set, as on AWS, the SDK's own network is taken. Unmodified clients work over HTTP instead, with AWS_ENDPOINT_URL and the credentials
 * of the environment.
 *
 * Every call carries the function's role: IAM decides as it would over HTTP. A call made while no invocation runs is rejected,
 * as AWS freezes an environment between invocations.
 */
export const TRANSPORT_MODULE = 'laptop-cloud/sdk-transport';

/** decodes an HTTP-shaped request, makes the kernel call as `principal`, encodes the answer; the gateway has the whole one */
export type HttpDispatch = (request: InProcessRequest, principal: Principal) => Promise<InProcessResponse>;
