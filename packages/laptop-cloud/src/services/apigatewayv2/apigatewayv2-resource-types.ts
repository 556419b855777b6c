import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Kernel, type Resource, type ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { apiRefusals, routeRefusals, stageRefusals } from './check-route.ts';
import { CorsConfiguration } from './cors.ts';
import { type AccessLogSink, HttpApi } from './http-api.ts';

const whole = z.coerce.number();
const Api = z.object({
  Name: z.string(),
  ProtocolType: z.literal('HTTP', { error: 'only HTTP APIs run on the laptop' }),
  CorsConfiguration: CorsConfiguration.optional(),
});
const Integration = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY', { error: 'only AWS_PROXY integrations run on the laptop' }),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0', { error: 'only payload format 2.0 is supported on the laptop' }),
  TimeoutInMillis: whole.min(50).max(30000).default(30000),
});
const Route = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT'], { error: 'only NONE and JWT are supported on the laptop' }).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const Authorizer = z.object({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: z.literal('JWT', { error: 'only JWT authorizers run on the laptop' }),
  IdentitySource: z.array(z.string()).default(['$request.header.Authorization']),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).default([]) }),
});
const throttled = z.object({ ThrottlingRateLimit: whole.optional(), ThrottlingBurstLimit: whole.optional() });
const Stage = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  AutoDeploy: z.literal(true, { error: 'write true: the laptop has no deployments' }),
  DefaultRouteSettings: throttled.optional(),
  RouteSettings: z.record(z.string(), throttled).default({}),
  AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }).optional(),
  StageVariables: z.record(z.string(), z.string()).default({}),
});

const idOf = (resource: Resource, length = 10): string =>
  [...createHash('sha256').update(`${resource.stack}\n${resource.logicalId}`).digest()]
    .map((byte) => (byte % 36).toString(36))
    .join('')
    .slice(0, length);

/** what the account allows where a stage says nothing */
const accountLimits = { rate: 10_000, burst: 5_000 };

/** AWS::ApiGatewayV2::Api, Stage, Route, Integration and Authorizer of HTTP APIs */
export function apiResourceTypes(
  kernel: Kernel,
  apis: Map<string, HttpApi>,
  endpointOf: (apiId: string) => string,
  accessLog: AccessLogSink | undefined,
): ResourceType[] {
  const apiOf = (id: string): HttpApi => {
    const api = apis.get(id);
    if (!api) throw new AwsError('NotFoundException', `ApiId: there is no HTTP API ${id}`, 404);
    return api;
  };
  return [
    {
      type: 'AWS::ApiGatewayV2::Api',
      properties: [
        'Name',
        'ProtocolType',
        'Description',
        ...Object.keys(CorsConfiguration.shape).flatMap((key) => [`CorsConfiguration.${key}`, `CorsConfiguration.${key}[]`]),
      ],
      identify(resource) {
        const id = idOf(resource);
        return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpointOf(id) } };
      },
      refusals: apiRefusals,
      provision(resource, { ref: id }) {
        const given = parseInput(Api, resource.properties, 'BadRequestException');
        const api = apis.get(id) ?? new HttpApi(kernel, id, given.Name, accessLog);
        api.cors = given.CorsConfiguration;
        apis.set(id, api);
      },
    },
    {
      type: 'AWS::ApiGatewayV2::Integration',
      properties: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis', 'Description'],
      identify: (resource) => ({ ref: idOf(resource, 7), attributes: { IntegrationId: idOf(resource, 7) } }),
      provision(resource, { ref: id }) {
        const given = parseInput(Integration, resource.properties, 'BadRequestException');
        const functionArn = /arn:[^:]+:lambda:[^/]+:function:[^/]+/.exec(given.IntegrationUri)?.[0];
        if (functionArn === undefined)
          throw new AwsError('BadRequestException', `IntegrationUri: ${given.IntegrationUri} names no Lambda function`);
        apiOf(given.ApiId).integrations.set(id, { functionArn, timeoutMs: given.TimeoutInMillis });
      },
    },
    {
      type: 'AWS::ApiGatewayV2::Authorizer',
      properties: [
        'ApiId',
        'Name',
        'AuthorizerType',
        'IdentitySource[]',
        'JwtConfiguration.Issuer',
        'JwtConfiguration.Audience[]',
      ],
      identify: (resource) => ({ ref: idOf(resource, 6), attributes: { AuthorizerId: idOf(resource, 6) } }),
      provision(resource, { ref: id }) {
        const { ApiId, JwtConfiguration, IdentitySource } = parseInput(Authorizer, resource.properties, 'BadRequestException');
        apiOf(ApiId).authorizers.set(id, {
          issuer: JwtConfiguration.Issuer,
          audience: JwtConfiguration.Audience,
          identitySources: IdentitySource,
        });
      },
    },
    {
      type: 'AWS::ApiGatewayV2::Route',
      properties: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes[]', 'OperationName'],
      identify: (resource) => ({ ref: idOf(resource, 7), attributes: { RouteId: idOf(resource, 7) } }),
      refusals: routeRefusals,
      provision(resource) {
        const given = parseInput(Route, resource.properties, 'BadRequestException');
        if (given.AuthorizationType === 'JWT' && given.AuthorizerId === undefined)
          throw new AwsError(
            'BadRequestException',
            `AuthorizerId: the route ${given.RouteKey} has AuthorizationType JWT and needs one`,
          );
        const integrationId = given.Target.replace(/^integrations\//, '');
        const authorizerId = given.AuthorizationType === 'JWT' ? given.AuthorizerId : undefined;
        apiOf(given.ApiId).routes.add({ key: given.RouteKey, integrationId, authorizerId, scopes: given.AuthorizationScopes });
      },
    },
    {
      type: 'AWS::ApiGatewayV2::Stage',
      properties: [
        'ApiId',
        'StageName',
        'AutoDeploy',
        'Description',
        'DefaultRouteSettings.ThrottlingRateLimit',
        'DefaultRouteSettings.ThrottlingBurstLimit',
        'RouteSettings.*.ThrottlingRateLimit',
        'RouteSettings.*.ThrottlingBurstLimit',
        'AccessLogSettings.DestinationArn',
        'AccessLogSettings.Format',
        'StageVariables.*',
      ],
      identify: (resource) => ({ ref: String(resource.properties.StageName), attributes: {} }),
      refusals: stageRefusals,
      provision(resource) {
        const given = parseInput(Stage, resource.properties, 'BadRequestException');
        const limits = ({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }: z.infer<typeof throttled>) => ({
          rate: rate ?? accountLimits.rate,
          burst: burst ?? accountLimits.burst,
        });
        const own = Object.entries(given.RouteSettings).map(([routeKey, settings]) => [routeKey, limits(settings)] as const);
        const log = given.AccessLogSettings && {
          destinationArn: given.AccessLogSettings.DestinationArn,
          format: given.AccessLogSettings.Format,
        };
        apiOf(given.ApiId).setStage(given.StageName, given.StageVariables, limits(given.DefaultRouteSettings ?? {}), log, own);
      },
    },
  ];
}
