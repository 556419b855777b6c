import { z } from 'zod';

/**
 * AWS's own policies by their published ids, as far as they differ here: the laptop keeps no copies at an edge, so a cache policy decides
 * about compression only. Source: "Use managed cache policies" and "Use managed origin request policies", CloudFront Developer Guide.
 */
export const cachePolicies: Readonly<Record<string, { readonly name: string; readonly compresses: boolean }>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { name: 'CachingOptimized', compresses: true },
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { name: 'CachingDisabled', compresses: false },
};
export const originRequestPolicies: Readonly<Record<string, string>> = {
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': 'AllViewerExceptHostHeader',
};

const known = (table: Readonly<Record<string, unknown>>, what: string) =>
  z.string().refine((id) => Object.hasOwn(table, id), { error: `only AWS's own ${what} ${Object.keys(table).join(', ')}` });

const behavior = z.object({
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.enum(['redirect-to-https', 'https-only', 'allow-all']),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  CachePolicyId: known(cachePolicies, 'cache policies'),
  OriginRequestPolicyId: known(originRequestPolicies, 'origin request policies').optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(
      z.object({
        EventType: z.literal('viewer-request', { error: 'only viewer-request runs on the laptop' }),
        FunctionARN: z.string(),
      }),
    )
    .default([]),
});
const origin = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.literal('', { error: 'an origin path is not served on the laptop' }).default(''),
  OriginAccessControlId: z.string().optional(),
});

export const DistributionConfig = z.object({
  Enabled: z.boolean(),
  DefaultRootObject: z.string().default(''),
  Origins: z.array(origin).min(1),
  DefaultCacheBehavior: behavior,
  CacheBehaviors: z.array(behavior.extend({ PathPattern: z.string() })).default([]),
});
export type DistributionConfig = z.infer<typeof DistributionConfig>;
export type Behavior = z.infer<typeof behavior>;
export type Origin = z.infer<typeof origin>;

const behaviorProperties = [
  'TargetOriginId',
  'ViewerProtocolPolicy',
  'AllowedMethods[]',
  'Compress',
  'CachePolicyId',
  'OriginRequestPolicyId',
  'ResponseHeadersPolicyId',
  'FunctionAssociations[].EventType',
  'FunctionAssociations[].FunctionARN',
];
export const distributionProperties: readonly string[] = [
  ...['Enabled', 'DefaultRootObject', 'Origins[].Id', 'Origins[].DomainName', 'Origins[].OriginPath'],
  'Origins[].OriginAccessControlId',
  // an empty identity beside an access control: what CloudFormation wants to see
  'Origins[].S3OriginConfig.OriginAccessIdentity',
  'Origins[].CustomOriginConfig.OriginProtocolPolicy',
  'Origins[].CustomOriginConfig.OriginSSLProtocols[]',
  ...behaviorProperties.map((name) => `DefaultCacheBehavior.${name}`),
  ...['PathPattern', ...behaviorProperties].map((name) => `CacheBehaviors[].${name}`),
].map((name) => `DistributionConfig.${name}`);

/** `*` any characters, `?` one; case counts; a leading slash may be left out */
export const pathMatches = (pattern: string, path: string): boolean => {
  const regex = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${regex.replace(/^\//, '')}$`).test(path);
};

/** the first behaviour whose pattern fits, in their order; else the default one */
export const behaviorFor = (config: DistributionConfig, path: string): Behavior =>
  config.CacheBehaviors.find(({ PathPattern }) => pathMatches(PathPattern, path)) ?? config.DefaultCacheBehavior;
