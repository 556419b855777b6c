import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

const route = z.looseObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().optional(),
  AuthorizerId: z.string().optional(),
});
const STAGE_NAME = /^(\$default|[A-Za-z0-9_-]{1,128})$/;
const cors = z.looseObject({
  CorsConfiguration: z
    .looseObject({ AllowCredentials: z.unknown().optional(), AllowOrigins: z.array(z.string()).catch([]) })
    .optional()
    .catch(undefined),
});

/** A route its API has already, or one that leads to what is not there. */
export function routeRefusals(named: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { data } = route.safeParse(named.resource.properties);
  if (data === undefined) return [];
  const first = all.find(({ resource }) => {
    const other = resource.type === named.resource.type ? route.safeParse(resource.properties).data : undefined;
    return other?.ApiId === data.ApiId && other.RouteKey === data.RouteKey;
  });
  const there = (type: string, id: string): boolean =>
    all.some(({ resource, identity }) => resource.type === `AWS::ApiGatewayV2::${type}` && identity.ref === id);
  const found: Refusal[] = [];
  if (first !== undefined && first.resource !== named.resource)
    found.push({ property: 'RouteKey', problem: `Route with key ${data.RouteKey} already exists for this API` });
  const integration = data.Target?.replace(/^integrations\//, '');
  if (integration !== undefined && !there('Integration', integration))
    found.push({ property: 'Target', problem: `there is no integration ${integration}` });
  if (data.AuthorizerId !== undefined && !there('Authorizer', data.AuthorizerId))
    found.push({ property: 'AuthorizerId', problem: `there is no authorizer ${data.AuthorizerId}` });
  return found;
}

/** A stage with a name it may not have. */
export function stageRefusals({ resource: { properties } }: NamedResource): readonly Refusal[] {
  const { StageName: name } = properties;
  if (typeof name !== 'string' || STAGE_NAME.test(name)) return [];
  return [{ property: 'StageName', problem: `${name} must be $default, or letters, digits, - and _` }];
}

/** Credentials for whoever asks: browsers refuse that, and so does API Gateway. */
export function apiRefusals({ resource: { properties } }: NamedResource): readonly Refusal[] {
  const { CorsConfiguration } = cors.parse(properties);
  if (String(CorsConfiguration?.AllowCredentials) !== 'true' || CorsConfiguration?.AllowOrigins.includes('*') !== true) return [];
  return [{ property: 'CorsConfiguration.AllowCredentials', problem: 'it cannot be true when AllowOrigins has *' }];
}
