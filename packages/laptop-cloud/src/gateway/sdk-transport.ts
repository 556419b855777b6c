import { Readable } from 'node:stream';
import type { Kernel, Principal } from '../contract.ts';
import type { InProcessRequest, InProcessResponse } from './in-process.ts';
import { inProcessDispatch } from './in-process.ts';

/** takes one SDK request and gives its answer */
export type Send = (request: InProcessRequest) => Promise<InProcessResponse>;

/** a request as the SDK has serialized it */
interface SdkRequest {
  readonly hostname: string;
  readonly method: string;
  readonly path: string;
  readonly query?: InProcessRequest['query'];
  readonly headers: InProcessRequest['headers'];
  readonly body?: unknown;
}

const reader = new TextDecoder();
const writer = new TextEncoder();

const gathered = async (stream: Readable): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

/** what S3 keeps is bytes, which may come as a stream; everything else speaks in text */
async function bodyOf(service: string, body: unknown): Promise<string | Uint8Array> {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Readable) return gathered(body);
  if (!ArrayBuffer.isView(body))
    throw new TypeError('this transport carries text, bytes and streams of bytes; give the body as one of them');
  return service === 's3' && body instanceof Uint8Array ? body : reader.decode(body);
}

/** what the SDK does to a request for the network that lies between: signatures, headers, logs */
const leftOut: readonly string[] = [
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'getUserAgentMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
];

/**
 * The short way from an SDK client into the laptop cloud: no socket, no pool, no signature. Spread `options` of the service, by the id of the
 * SDK, into those of a client (`new SQSClient({ ...transport.options('sqs') })`); what is in `leftOut` may be removed from its middleware.
 * The client serializes, retries and reads answers as it does in AWS.
 */
export const sdkTransport = (send: Send, region: string) => ({
  options: (service: string) => ({
    region,
    // nobody reads them: who calls is known
    credentials: { accessKeyId: 'laptop', secretAccessKey: 'laptop' },
    requestHandler: handlerOf(service, send),
  }),
  leftOut,
});

const handlerOf = (service: string, send: Send) => ({
  handle: async ({ hostname, method, path, query = {}, body, ...request }: SdkRequest) => {
    const given = { host: hostname, ...request.headers };
    const answer = await send({ service, method, path, query, headers: given, body: await bodyOf(service, body) });
    const bytes = typeof answer.body === 'string' ? writer.encode(answer.body) : answer.body;
    // an object of S3 is read as a stream
    const read = service === 's3' ? Readable.from([bytes]) : bytes;
    const headers = { 'content-length': String(bytes.byteLength), ...answer.headers };
    return { response: { statusCode: answer.statusCode, headers, body: read } };
  },
});

/** a transport for a program in the process of the laptop cloud, whose calls are this principal's */
export const transportTo = (kernel: Kernel, principal: Principal) => {
  const dispatch = inProcessDispatch(kernel);
  return sdkTransport((request) => dispatch(request, principal), kernel.region);
};
