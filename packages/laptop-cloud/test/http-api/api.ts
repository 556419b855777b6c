import { apiGatewayService, httpApisOf } from '../../src/services/apigatewayv2/apigatewayv2-service.ts';
import type { HttpRequest } from '../../src/services/apigatewayv2/http-api-request.ts';
import { cognitoService, userPoolsOf } from '../../src/services/cognito/cognito-service.ts';
import { laptop } from '../lambda/laptop.ts';

const echo = 'exports.handler = async (event) => event';
export const orders = 'GET /orders';

/** an HTTP API in front of functions; without code a function answers with the event it got */
export async function api(
  routes: Record<string, { code?: string; scopes?: string[]; open?: boolean }>,
  more: { api?: object; stage?: object; kernel?: object } = {},
) {
  const lines: string[] = [];
  const cloud = laptop({
    ...(more.kernel && { kernel: more.kernel }),
    more: (kernel) => [
      cognitoService(kernel),
      apiGatewayService(kernel, { endpointUrl: () => 'http://localhost:4599', accessLog: (_arn, line) => lines.push(line) }),
    ],
  });
  const { provision, kernel } = cloud;
  const pool = await provision('AWS::Cognito::UserPool', 'Pool', {});
  const client = await provision('AWS::Cognito::UserPoolClient', 'Client', { UserPoolId: pool.ref });
  const made = await provision('AWS::ApiGatewayV2::Api', 'Api', { Name: 'test', ProtocolType: 'HTTP', ...more.api });
  const ApiId = made.ref;
  await provision('AWS::ApiGatewayV2::Stage', 'Stage', { ApiId, StageName: '$default', AutoDeploy: true, ...more.stage });
  const authorizer = await provision('AWS::ApiGatewayV2::Authorizer', 'Jwt', {
    ApiId,
    Name: 'jwt',
    AuthorizerType: 'JWT',
    JwtConfiguration: { Issuer: `https://${pool.attributes.ProviderName}`, Audience: [client.ref] },
  });
  for (const [index, [RouteKey, { code = echo, scopes, open = false }]] of Object.entries(routes).entries()) {
    const { attributes } = await cloud.fn(`fn${index}`, code, { Timeout: 30 });
    const integration = await provision('AWS::ApiGatewayV2::Integration', `Integration${index}`, {
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: attributes.Arn,
      PayloadFormatVersion: '2.0',
    });
    const authorization = open ? {} : { AuthorizationType: 'JWT', AuthorizerId: authorizer.ref };
    await provision('AWS::ApiGatewayV2::Route', `Route${index}`, {
      ApiId,
      RouteKey,
      Target: `integrations/${integration.ref}`,
      ...authorization,
      ...(scopes && { AuthorizationScopes: scopes }),
    });
  }
  const call = async (request: Partial<HttpRequest> & { path: string }) => {
    const handler = httpApisOf(kernel).get(ApiId);
    if (!handler) throw new Error('the API was not made');
    const answer = await kernel.request('test', () => handler.handle({ method: 'GET', headers: {}, ...request }));
    const text = Buffer.from(answer.body).toString();
    const json = () => JSON.parse(text);
    return { ...answer, text, json };
  };
  const token = (claims: Record<string, unknown> = {}, expiresInSeconds = 3600, use: 'id' | 'access' = 'id') => {
    const pools = userPoolsOf(kernel);
    if (!pools) throw new Error('no user pools');
    return pools.issueToken({ clientId: client.ref, claims: { sub: 'anna', ...claims }, expiresInSeconds, use });
  };
  return { ...cloud, call, token, lines, made, issuer: `https://${pool.attributes.ProviderName}`, clientId: client.ref };
}
