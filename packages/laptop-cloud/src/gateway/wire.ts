import { jsonOf, writtenJson } from '../kernel/written-json.ts';

/** one HTTP request in an AWS protocol, however it came in (socket, or a function's in-process transport) */
export interface WireRequest {
  /** the service the caller says it wants (SDK-style id); needed only where nothing else tells */
  readonly service?: string | undefined;
  readonly method: string;
  /** without query string */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  /** as it was sent, without the question mark */
  readonly rawQuery?: string | undefined;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string | Uint8Array;
  readonly sourceIp?: string | undefined;
}

export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** one Set-Cookie header each */
  readonly cookies?: readonly string[];
  readonly body: string | Uint8Array;
}

/** an API call as it was read from the wire */
export interface DecodedCall {
  readonly service: string;
  readonly action: string;
  readonly input: unknown;
  /** how the answer, or the error, goes back */
  encode(output: unknown): WireResponse;
}

export const header = (request: WireRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

export const bodyText = ({ body }: WireRequest): string => (typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** JSON with binary values as base64 */
export const toJson = (value: unknown): string => writtenJson(value) ?? jsonOf(value ?? {});
