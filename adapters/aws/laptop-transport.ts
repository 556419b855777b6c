/**
 * On a laptop cloud the process offers this short way in, under a well-known symbol; on AWS it is absent. The types are declared here
 * again because nothing of ours may depend on the laptop, nor the laptop on us.
 */
interface LaptopRequest {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
interface LaptopResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export type LaptopTransport = (request: LaptopRequest) => Promise<LaptopResponse>;

const isTransport = (value: unknown): value is LaptopTransport => typeof value === 'function';

export const laptopTransport = (): LaptopTransport | undefined => {
  const offered: unknown = Reflect.get(globalThis, Symbol.for('aws.laptop.transport'));
  return isTransport(offered) ? offered : undefined;
};

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: LaptopRequest['query'];
  readonly headers: LaptopRequest['headers'];
  readonly body?: unknown;
}

const decoder = new TextDecoder();
export const textOf = (body: unknown): string => {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (ArrayBuffer.isView(body)) return decoder.decode(body);
  throw new TypeError('The laptop transport carries text and bytes; a streaming body cannot go through it');
};
/** what S3 keeps is bytes; everything else speaks in text */
const bodyOf = (service: string, body: unknown): string | Uint8Array =>
  service === 's3' && body instanceof Uint8Array ? body : textOf(body);

/** an SDK requestHandler over the transport: no socket, no pool */
export const transportHandler = (service: string, transport: LaptopTransport) => ({
  handle: async ({ method, path, query = {}, headers, body }: SdkRequest) => {
    const answer = await transport({ service, method, path, query, headers, body: bodyOf(service, body) });
    return {
      response: { statusCode: answer.statusCode, headers: { ...answer.headers }, body: new TextEncoder().encode(answer.body) },
    };
  },
});
