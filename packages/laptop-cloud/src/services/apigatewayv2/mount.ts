import type { Gateway } from '../../gateway/server.ts';
import type { HttpRequest, HttpResponse } from './http-api-request.ts';

/** hands an API's requests over from the gateway, its own prefix taken off the path */
export const mountHttpApi =
  (gateway: Gateway) =>
  (prefix: string, handler: (request: HttpRequest) => Promise<HttpResponse>): void =>
    gateway.mount(prefix, async ({ method, path, rawQuery, headers, body, sourceIp }) => {
      const {
        statusCode,
        headers: answered,
        cookies,
        body: content,
      } = await handler({
        method,
        path: path.slice(prefix.length) || '/',
        query: rawQuery,
        headers,
        body,
        sourceIp,
      });
      return { statusCode, headers: answered, body: content, ...(cookies === undefined ? {} : { cookies }) };
    });
