import type { Kernel } from '../../contract.ts';
import { type HttpRequest, plainHeaders } from './http-api-request.ts';

export interface ProxyContext {
  readonly apiId: string;
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly routeKey: string;
  readonly requestId: string;
  /** decoded, with the stage in front unless it is $default */
  readonly rawPath: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly jwt?: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null } | undefined;
}

const textual = /^(text\/|application\/(json|xml|javascript|[\w.+-]+\+(json|xml)))/i;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 02/Mar/2026:09:00:00 +0000 */
export function clfTime(now: number): string {
  const iso = new Date(now).toISOString();
  return `${iso.slice(8, 10)}/${months[new Date(now).getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

function queryParameters(query: string): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) joined[name] = name in joined ? `${joined[name]},${value}` : value;
  return joined;
}

function bodyOf(body: HttpRequest['body'], contentType: string | undefined): { body?: string; isBase64Encoded: boolean } {
  if (body === undefined || body.length === 0) return { isBase64Encoded: false };
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
  if (contentType === undefined || textual.test(contentType)) return { body: bytes.toString('utf8'), isBase64Encoded: false };
  return { body: bytes.toString('base64'), isBase64Encoded: true };
}

/** The event of payload format 2.0. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function proxyEvent(kernel: Kernel, request: HttpRequest, context: ProxyContext): object {
  const { cookie, ...headers } = plainHeaders(request.headers);
  const query = request.query ?? '';
  const sourceIp = request.sourceIp ?? '127.0.0.1';
  const domainPrefix = context.apiId;
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: context.rawPath,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/; ?/) }),
    headers,
    ...(query !== '' && { queryStringParameters: queryParameters(query) }),
    requestContext: {
      accountId: kernel.account,
      apiId: context.apiId,
      ...(context.jwt && { authorizer: { jwt: context.jwt } }),
      domainName: `${domainPrefix}.execute-api.${kernel.region}.amazonaws.com`,
      domainPrefix,
      http: {
        method: request.method,
        path: context.rawPath,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: context.stage,
      time: clfTime(kernel.now()),
      timeEpoch: kernel.now(),
    },
    ...(Object.keys(context.pathParameters).length > 0 && { pathParameters: context.pathParameters }),
    ...(Object.keys(context.stageVariables).length > 0 && { stageVariables: context.stageVariables }),
    ...bodyOf(request.body, headers['content-type']),
  };
}
