import { z } from 'zod';
import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { apiResourceTypes } from './apigatewayv2-resource-types.ts';
import type { AccessLogSink, HttpApi } from './http-api.ts';
import { httpApiMetricsOf } from './http-api-metrics.ts';
import type { HttpRequest, HttpResponse } from './http-api-request.ts';

export interface HttpApiOptions {
  /** origin of the gateway */
  readonly endpointUrl?: () => string;
  /** the gateway's mount: requests under the prefix (taken off the path) reach the handler */
  readonly mount?: (prefix: string, handler: (request: HttpRequest) => Promise<HttpResponse>) => void;
  /** access log lines of stages, with the ARN of their log group */
  readonly accessLog?: AccessLogSink;
}

const states = new WeakMap<Kernel, Map<string, HttpApi>>();

/** the HTTP APIs of a kernel by id; call `handle` within a unit of work */
export const httpApisOf = (kernel: Kernel): ReadonlyMap<string, HttpApi> => states.get(kernel) ?? new Map();

/** where an API is mounted on the gateway */
export const apiPrefix = (apiId: string): string => `/_api/${apiId}`;

const One = z.object({ ApiId: z.string() });

/** Amazon API Gateway, HTTP APIs with Lambda integrations. */
export function apiGatewayService(kernel: Kernel, options: HttpApiOptions = {}): Service {
  const apis = new Map<string, HttpApi>();
  states.set(kernel, apis);
  httpApiMetricsOf(kernel);
  const endpointOf = (apiId: string) =>
    options.endpointUrl
      ? `${options.endpointUrl()}${apiPrefix(apiId)}`
      : `https://${apiId}.execute-api.${kernel.region}.amazonaws.com`;
  const describe = (api: HttpApi) => ({
    ApiId: api.id,
    Name: api.name,
    ProtocolType: 'HTTP',
    ApiEndpoint: endpointOf(api.id),
    ...(api.cors && { CorsConfiguration: api.cors }),
  });
  const apiOf = (input: unknown): HttpApi => {
    const { ApiId } = parseInput(One, input, 'BadRequestException');
    const api = apis.get(ApiId);
    if (!api) throw new AwsError('NotFoundException', `Invalid API identifier specified ${kernel.account}:${ApiId}`, 404);
    return api;
  };
  return {
    name: 'apigatewayv2',
    resourceTypes: apiResourceTypes(kernel, apis, endpointOf, options.accessLog),
    actions: {
      GetApis: () => ({ Items: [...apis.values()].map(describe) }),
      GetApi: (input: unknown) => describe(apiOf(input)),
      GetRoutes: (input: unknown) => ({
        Items: apiOf(input)
          .routes.keys()
          .map((route) => ({
            RouteKey: route.key,
            Target: `integrations/${route.integrationId}`,
            AuthorizationType: route.authorizerId === undefined ? 'NONE' : 'JWT',
          })),
      }),
      GetStages: (input: unknown) => ({
        Items: [...apiOf(input).stages.keys()].map((StageName) => ({ StageName, AutoDeploy: true })),
      }),
    },
    authorize(action: string, input: unknown) {
      const id = One.safeParse(input).data?.ApiId;
      const path =
        action === 'GetApis' ? '/apis' : `/apis/${id}${action === 'GetApi' ? '' : `/${action.slice(3).toLowerCase()}`}`;
      return [{ action: 'apigateway:GET', resource: `arn:aws:apigateway:${kernel.region}::${path}` }];
    },
    start() {
      for (const api of apis.values()) options.mount?.(apiPrefix(api.id), (request) => api.handle(request));
    },
    stop: () => undefined,
  };
}
