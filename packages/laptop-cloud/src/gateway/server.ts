import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Principal } from '../contract.ts';
import { AwsError } from '../contract.ts';
import type { LocalKernel } from '../kernel/kernel.ts';
import { answerAws, speaksAws } from './answer.ts';
import { Credentials, isPresigned, signatureOf } from './credentials.ts';
import { resolveLocalhostNames } from './localhost-names.ts';
import { foreignHost, foreignPage } from './own-callers-only.ts';
import { encodeRestError } from './rest-protocol.ts';
import { encodeS3Error } from './s3-protocol.ts';
import { presignedFault } from './signature-v4.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** another program has the port */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** answers plain HTTP; the body is read already */
export type MountHandler = (request: WireRequest) => Promise<WireResponse> | WireResponse;

/** answers HTTP itself, to stream for example; it keeps the clock going while it is open */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** more than any API takes in one call but S3, where a form of a browser may be larger than what its policy allows */
const LARGEST_BODY = 64 * 1024 * 1024;

/** One port for everything: AWS's wire protocols, and whatever is mounted beside them. */
export class Gateway {
  readonly credentials = new Credentials();
  readonly #server: Server;
  readonly #mounts: { readonly prefix: string; readonly handler: MountHandler }[] = [];
  readonly #rawMounts: { readonly prefix: string; readonly handler: RawHandler }[] = [];
  readonly #hosts: { readonly host: RegExp; readonly handler: MountHandler }[] = [];
  #kernel: LocalKernel | undefined;
  #port = 0;
  #forgetNames: (() => void) | undefined;

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  get endpoint(): string {
    return `http://localhost:${this.#port}`;
  }

  /** @param port 0 takes any free one. @throws PortTaken */
  listen(port: number, host = '127.0.0.1'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => {
        reject(
          error.code === 'EADDRINUSE'
            ? new PortTaken(`port ${port} is taken by another program. Stop it, or choose another with --port.`, { cause: error })
            : error,
        );
      });
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : port;
        this.#forgetNames = resolveLocalhostNames();
        resolve();
      });
    });
  }

  /** from here on requests are answered; before, they get 503 */
  open(kernel: LocalKernel): void {
    this.#kernel = kernel;
  }

  /** plain HTTP under a path prefix (the longest wins); the handler runs as a unit of the kernel and its answer leaves durable */
  mount(prefix: string, handler: MountHandler): void {
    this.#mounts.push({ prefix, handler });
    this.#mounts.sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** plain HTTP for a host name, e.g. <api id>.execute-api.localhost */
  mountHost(host: RegExp, handler: MountHandler): void {
    this.#hosts.push({ host, handler });
  }

  /** under a path prefix, outside the kernel: for pages and event streams that only look */
  mountRaw(prefix: string, handler: RawHandler): void {
    this.#rawMounts.push({ prefix, handler });
  }

  /** answers what is mounted, without HTTP and within the unit that asks. Undefined where nothing is mounted */
  async respond(request: WireRequest): Promise<WireResponse | undefined> {
    return this.#mounted(request)?.(request);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#forgetNames?.();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const force = setTimeout(() => this.#server.closeAllConnections(), 1_000);
    await closed;
    clearTimeout(force);
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const refusal = foreignHost(incoming.headers, this.#port);
    if (refusal !== undefined) return send(outgoing, encodeRestError(refusal));
    const raw = this.#rawMounts.find(({ prefix }) => under(prefix, (incoming.url ?? '/').split('?')[0] ?? '/'));
    if (raw !== undefined && incoming.headers['x-amz-target'] === undefined) return raw.handler(incoming, outgoing);
    const kernel = this.#kernel;
    if (kernel === undefined) return send(outgoing, notReady('the laptop cloud is still starting'));
    // from the first byte: a paced clock must not run while a request is being read
    const release = kernel.hold();
    try {
      const request = await readRequest(incoming);
      const answer = this.#answer(kernel, request);
      // queued now; a long poll must let the clock go on
      release();
      send(outgoing, await answer);
    } catch (error) {
      send(
        outgoing,
        error instanceof AwsError ? encodeRestError(error) : notReady(error instanceof Error ? error.message : String(error)),
      );
    } finally {
      release();
    }
  }

  #answer(kernel: LocalKernel, request: WireRequest): Promise<WireResponse> {
    if (!speaksAws(request)) {
      const handler = this.#mounted(request);
      // a person waits for a page or an API: not behind all that the clock has made due
      if (handler !== undefined)
        return kernel.request(`http ${request.method} ${request.path}`, async () => handler(request), { ahead: true });
    }
    const issued = isPresigned(request) ? this.credentials.known(signatureOf(request).accessKeyId ?? '') : undefined;
    // an address signed by a role carries its own right, whichever page it is on
    const refusal = issued === undefined ? foreignPage(request.headers, this.#port) : undefined;
    if (refusal !== undefined) return Promise.resolve(encodeRestError(refusal));
    const fault = issued && presignedFault(request, issued.credentials, kernel.now());
    if (fault !== undefined) return Promise.resolve(encodeS3Error(fault));
    const principal: Principal = this.credentials.principalOf(request);
    // a function's own call belongs to the unit that runs the function, and may hold the only slot: queued, it would wait for itself
    if (principal.kind === 'role') return answerAws(kernel, request, principal);
    return kernel.request(`aws ${request.method} ${request.path}`, () => answerAws(kernel, request, principal));
  }

  #mounted(request: WireRequest): MountHandler | undefined {
    const host = String(request.headers.host ?? '').replace(/:\d+$/, '');
    return (
      this.#hosts.find((mounted) => mounted.host.test(host))?.handler ??
      this.#mounts.find(({ prefix }) => under(prefix, request.path))?.handler
    );
  }
}

const under = (prefix: string, path: string): boolean =>
  prefix === '/' || path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);

const notReady = (message: string): WireResponse => encodeRestError(new AwsError('ServiceUnavailable', message, 503));

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_BODY)
      throw new AwsError('RequestEntityTooLargeException', `the body is larger than ${LARGEST_BODY} bytes`, 413);
    chunks.push(bytes);
  }
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const query: Record<string, string | string[]> = {};
  for (const key of url.searchParams.keys()) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length > 1 ? values : (values[0] ?? '');
  }
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query,
    rawQuery: url.search.slice(1),
    headers: incoming.headers,
    sourceIp: incoming.socket.remoteAddress,
    body: Buffer.concat(chunks),
  };
}

function send(outgoing: ServerResponse, { statusCode, headers, cookies, body }: WireResponse): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(statusCode, {
    ...headers,
    ...(cookies === undefined ? {} : { 'set-cookie': [...cookies] }),
    'content-length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}
