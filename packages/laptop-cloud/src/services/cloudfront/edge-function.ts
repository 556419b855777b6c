import vm from 'node:vm';
import { z } from 'zod';

/** a request as a CloudFront function sees it: one value a header, names in lower case */
export interface EdgeRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: string;
  readonly headers: Readonly<Record<string, string>>;
}
export type EdgeVerdict =
  | { readonly kind: 'request'; readonly uri: string }
  | { readonly kind: 'response'; readonly statusCode: number; readonly headers: Readonly<Record<string, string>> };

const valued = z.record(z.string(), z.object({ value: z.string() }));
const answered = z.union([
  z.object({ statusCode: z.int(), headers: valued.default({}) }),
  z.object({ method: z.string(), uri: z.string(), querystring: valued, headers: valued }),
]);

/** on AWS a function has about a millisecond of compute; here only one that never ends is stopped, however busy the machine */
const LONGEST_MS = 2_000;

/**
 * A viewer-request function, with nothing in its world but the language: no clock, no network, no require.
 * @throws Error when the code does not parse, has no `handler`, or answers neither a request nor a response
 */
export class EdgeFunction {
  readonly #context: vm.Context;

  constructor(code: string, name: string) {
    this.#context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(code, this.#context, { filename: name, timeout: LONGEST_MS });
  }

  run(distributionId: string, { method, uri, querystring, headers }: EdgeRequest): EdgeVerdict {
    const event = {
      version: '1.0',
      context: { distributionId, eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request: {
        method,
        uri,
        querystring: values(new URLSearchParams(querystring)),
        headers: values(Object.entries(headers)),
        cookies: {},
      },
    };
    // as text: an object of one world is no plain object in the other
    const answer = vm.runInContext(`JSON.stringify(handler(${JSON.stringify(event)}))`, this.#context, { timeout: LONGEST_MS });
    const parsed = answered.parse(JSON.parse(String(answer)));
    if (!('statusCode' in parsed)) return { kind: 'request', uri: parsed.uri };
    const plain = Object.entries(parsed.headers).map(([name, { value }]) => [name, value]);
    return { kind: 'response', statusCode: parsed.statusCode, headers: Object.fromEntries(plain) };
  }
}

const values = (pairs: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...pairs].map(([name, value]) => [name, { value }]));
