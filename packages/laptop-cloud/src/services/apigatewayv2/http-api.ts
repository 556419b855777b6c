import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { type Cors, corsHeaders, preflight } from './cors.ts';
import { type HttpApiMetrics, httpApiMetricsOf } from './http-api-metrics.ts';
import { type HttpRequest, type HttpResponse, message, plainHeaders } from './http-api-request.ts';
import { type RouteMatch, RouteTable } from './http-api-route.ts';
import { checkToken, type JwtAuthorizer } from './jwt-authorizer.ts';
import { clfTime, proxyEvent } from './proxy-event.ts';
import { internalError, proxyResponse } from './proxy-response.ts';
import { type ThrottleLimits, TokenBucket } from './throttle.ts';

export interface Integration {
  readonly functionArn: string;
  readonly timeoutMs: number;
}

export interface Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly bucket: TokenBucket | undefined;
  /** of routes with limits of their own, which take nothing from the stage's */
  readonly ownBuckets: ReadonlyMap<string, TokenBucket>;
  /** AccessLogSettings: where to, and what a line looks like */
  readonly accessLog?: { readonly destinationArn: string; readonly format: string } | undefined;
}

export type AccessLogSink = (destinationArn: string, line: string) => void;

const largestRequest = 10 * 1024 * 1024;
const Invoked = z.object({ FunctionError: z.string().optional(), Payload: z.instanceof(Uint8Array) });

/** One HTTP API: routes, stages, authorizers, CORS; its integrations are functions. */
export class HttpApi {
  readonly id: string;
  readonly name: string;
  cors: Cors | undefined;
  readonly routes = new RouteTable();
  readonly integrations = new Map<string, Integration>();
  readonly authorizers = new Map<string, JwtAuthorizer>();
  readonly stages = new Map<string, Stage>();
  readonly #kernel: Kernel;
  readonly #accessLog: AccessLogSink | undefined;
  readonly #metrics: HttpApiMetrics;

  constructor(kernel: Kernel, id: string, name: string, accessLog: AccessLogSink | undefined) {
    this.#kernel = kernel;
    this.id = id;
    this.name = name;
    this.#accessLog = accessLog;
    this.#metrics = httpApiMetricsOf(kernel);
  }

  setStage(
    name: string,
    variables: Readonly<Record<string, string>>,
    limits: ThrottleLimits | undefined,
    accessLog: Stage['accessLog'],
    own: readonly (readonly [routeKey: string, limits: ThrottleLimits])[] = [],
  ): void {
    const bucketOf = (limited: ThrottleLimits) => new TokenBucket(limited, () => this.#kernel.now());
    const ownBuckets = new Map(own.map(([routeKey, limited]) => [routeKey, bucketOf(limited)]));
    this.stages.set(name, { name, variables, accessLog, ownBuckets, bucket: limits && bucketOf(limits) });
  }

  /** Answers one request. Call it within a unit of work, so that virtual time waits for the answer. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    const requestId = requestIdFrom(this.#kernel.uuid());
    const headers = plainHeaders(request.headers);
    const answer = await this.#answer(request, headers, requestId);
    return {
      ...answer,
      headers: { ...answer.headers, ...(this.cors && corsHeaders(this.cors, headers.origin)), 'apigw-requestid': requestId },
    };
  }

  async #answer(request: HttpRequest, headers: Readonly<Record<string, string>>, requestId: string): Promise<HttpResponse> {
    this.#kernel.usage.add('apigateway:requests', 1);
    const early = this.cors && preflight(this.cors, request.method, headers);
    if (early) return early;
    const place = this.#place(request.path);
    if (!place) return message(404, 'Not Found');
    const { stage, path } = place;
    const match = this.routes.match(request.method, path);
    const signed: { claims?: Readonly<Record<string, string>> } = {};
    const answer = await this.#routed(request, headers, requestId, stage, path, match, signed);
    this.#metrics.answered(this.id, stage.name, answer.statusCode);
    if (stage.accessLog)
      this.#accessLog?.(
        stage.accessLog.destinationArn,
        this.#logLine(stage.accessLog.format, request, requestId, stage, match, answer, signed.claims),
      );
    return answer;
  }

  async #routed(
    request: HttpRequest,
    headers: Readonly<Record<string, string>>,
    requestId: string,
    stage: Stage,
    path: string,
    match: RouteMatch | undefined,
    signed: { claims?: Readonly<Record<string, string>> },
  ): Promise<HttpResponse> {
    const bucket = (match && stage.ownBuckets.get(match.route.key)) ?? stage.bucket;
    if (bucket && !bucket.take()) return message(429, 'Too Many Requests');
    if (!match) return message(404, 'Not Found');
    if ((request.body?.length ?? 0) > largestRequest) return message(413, 'Request Entity Too Large');
    const { route, pathParameters } = match;
    const authorizer = route.authorizerId === undefined ? undefined : this.authorizers.get(route.authorizerId);
    const verdict =
      authorizer && (await checkToken(this.#kernel, authorizer, tokenOf(authorizer, headers, request.query), route.scopes));
    if (verdict?.kind === 'unauthorized') {
      const detail =
        verdict.reason === '' ? '' : ` scope="" error="invalid_token" error_description="${verdict.reason.replaceAll('"', "'")}"`;
      return message(401, 'Unauthorized', { 'www-authenticate': `Bearer${detail}` });
    }
    if (verdict?.kind === 'forbidden')
      return message(403, 'Forbidden', { 'www-authenticate': 'Bearer error="insufficient_scope"' });
    if (verdict?.kind === 'allowed') signed.claims = verdict.claims;
    const integration = this.integrations.get(route.integrationId);
    if (!integration) return internalError();
    const event = proxyEvent(this.#kernel, request, {
      apiId: this.id,
      stage: stage.name,
      stageVariables: stage.variables,
      routeKey: route.key,
      requestId,
      rawPath: stage.name === '$default' ? path : `/${stage.name}${path}`,
      pathParameters,
      jwt: verdict && { claims: verdict.claims, scopes: verdict.scopes },
    });
    return this.#integrate(integration, event, `${stage.name}/${request.method}${routePath(route.key)}`);
  }

  async #integrate(integration: Integration, event: object, source: string): Promise<HttpResponse> {
    const sourceArn = `arn:aws:execute-api:${this.#kernel.region}:${this.#kernel.account}:${this.id}/${source}`;
    const call = this.#kernel.call({
      service: 'lambda',
      action: 'Invoke',
      input: { FunctionName: integration.functionArn, Payload: JSON.stringify(event) },
      principal: { kind: 'service', service: 'apigateway.amazonaws.com', sourceArn },
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), integration.timeoutMs);
    });
    try {
      const answer = await Promise.race([call, late]);
      if (answer === undefined) {
        call.catch(() => undefined);
        return message(503, 'Service Unavailable');
      }
      const { FunctionError, Payload } = Invoked.parse(answer);
      if (FunctionError !== undefined) return internalError();
      const response = proxyResponse(Buffer.from(Payload).toString('utf8'));
      // with CORS configured, what the function says about it does not count
      return this.cors ? { ...response, headers: withoutCors(response.headers) } : response;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.#kernel.log('http-api.integration.failed', { api: this.id, function: integration.functionArn, error: error.message });
      return error.code === 'TooManyRequestsException' ? message(503, 'Service Unavailable') : internalError();
    } finally {
      clearTimeout(timer);
    }
  }

  /** the first segment may name a stage; all else belongs to $default */
  #place(encoded: string): { stage: Stage; path: string } | undefined {
    const path = decode(encoded.startsWith('/') ? encoded : `/${encoded}`);
    const first = path.split('/')[1] ?? '';
    const named = first === '' ? undefined : this.stages.get(first);
    if (named) return { stage: named, path: path.slice(first.length + 1) || '/' };
    const stage = this.stages.get('$default');
    return stage && { stage, path };
  }

  #logLine(
    format: string,
    request: HttpRequest,
    requestId: string,
    stage: Stage,
    match: RouteMatch | undefined,
    answer: HttpResponse,
    claims: Readonly<Record<string, string>> = {},
  ): string {
    const values: Record<string, string> = {
      requestId,
      extendedRequestId: requestId,
      apiId: this.id,
      stage: stage.name,
      httpMethod: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      routeKey: match?.route.key ?? '-',
      status: String(answer.statusCode),
      responseLength: String(answer.body.length),
      requestTime: clfTime(this.#kernel.now()),
      requestTimeEpoch: String(this.#kernel.now()),
      'identity.sourceIp': request.sourceIp ?? '127.0.0.1',
      'identity.userAgent': plainHeaders(request.headers)['user-agent'] ?? '-',
    };
    for (const [name, value] of Object.entries(claims)) values[`authorizer.claims.${name}`] = value;
    return format.replaceAll(/\$context\.([\w.:]+)/g, (_, name: string) => values[name] ?? '-');
  }
}

/** eleven bytes as base64, the form API Gateway gives its requests: `JKJaXmPLvHcESHA=` */
const requestIdFrom = (uuid: string): string => Buffer.from(uuid.replaceAll('-', '').slice(0, 22), 'hex').toString('base64');
const routePath = (key: string): string => key.split(' ')[1] ?? '/$default';
const withoutCors = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function tokenOf(
  authorizer: JwtAuthorizer,
  headers: Readonly<Record<string, string>>,
  query: string | undefined,
): string | undefined {
  for (const source of authorizer.identitySources) {
    const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    const value = place === 'header' ? headers[name.toLowerCase()] : (new URLSearchParams(query).get(name) ?? undefined);
    if (value !== undefined) return value;
  }
  return undefined;
}
