/** a request as the gateway hands it over: the path without the API's own prefix, still encoded; header names in any case */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** without the question mark */
  readonly query?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Uint8Array | string | undefined;
  readonly sourceIp?: string | undefined;
}

export interface HttpResponse {
  readonly statusCode: number;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Uint8Array;
}

/** header names in lower case, several values joined by commas */
export function plainHeaders(headers: HttpRequest['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined)
      plain[name.toLowerCase()] = typeof value === 'string' ? value : value.join(name.toLowerCase() === 'cookie' ? '; ' : ',');
  return plain;
}

/** the answers API Gateway gives by itself */
export const message = (statusCode: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message: text }),
});
