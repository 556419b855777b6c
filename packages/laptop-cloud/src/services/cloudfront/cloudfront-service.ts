import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Kernel, Resource, ResourceType, Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { Distribution } from './distribution.ts';
import { DistributionConfig, distributionProperties } from './distribution-config.ts';
import { EdgeFunction } from './edge-function.ts';
import { HeadersPolicy, headersOf, headersPolicyProperties, type PolicyHeader } from './headers-policy.ts';

const states = new WeakMap<Kernel, ReadonlyMap<string, Distribution>>();

/** the distributions of a kernel by id */
export const distributionsOf = (kernel: Kernel): ReadonlyMap<string, Distribution> => states.get(kernel) ?? new Map();

const Function_ = z.object({
  FunctionCode: z.string(),
  AutoPublish: z.literal(true, { error: 'an unpublished function answers nobody: publish it' }),
  FunctionConfig: z.object({ Runtime: z.literal('cloudfront-js-2.0') }),
});
const AccessControl = z.object({
  OriginAccessControlConfig: z.object({
    OriginAccessControlOriginType: z.literal('s3'),
    SigningBehavior: z.literal('always'),
    SigningProtocol: z.literal('sigv4'),
  }),
});

/** ids as CloudFront's look, the same at every boot */
const idOf = (resource: Pick<Resource, 'stack' | 'logicalId'>): string =>
  `E${createHash('sha256').update(physicalName(resource)).digest('hex').slice(0, 13).toUpperCase()}`;

/** Amazon CloudFront: distributions in front of a bucket or an HTTP API of the same template. Its API is refused by name. */
export function cloudfrontService(kernel: Kernel): Service {
  const distributions = new Map<string, Distribution>();
  const headersPolicies = new Map<string, readonly PolicyHeader[]>();
  const functions = new Map<string, EdgeFunction>();
  states.set(kernel, distributions);
  const arnOf = (kind: string, id: string): string => `arn:aws:cloudfront::${kernel.account}:${kind}/${id}`;
  const types: ResourceType[] = [
    {
      type: 'AWS::CloudFront::Distribution',
      properties: distributionProperties,
      identify(resource) {
        const id = idOf(resource);
        return { ref: id, attributes: { Id: id, DomainName: `d${id.slice(1).toLowerCase()}.cloudfront.net` } };
      },
      provision(resource, { ref, attributes }) {
        const given = z.object({ DistributionConfig }).strip();
        const { DistributionConfig: config } = parseInput(given, resource.properties, 'InvalidArgument');
        const identity = { id: ref, domainName: attributes.DomainName ?? '', arn: arnOf('distribution', ref) };
        distributions.set(ref, new Distribution(kernel, identity, config, { headersPolicies, functions }));
      },
    },
    {
      type: 'AWS::CloudFront::ResponseHeadersPolicy',
      properties: headersPolicyProperties,
      identify: (resource) => ({ ref: idOf(resource), attributes: { Id: idOf(resource) } }),
      provision: (resource, { ref }) => {
        headersPolicies.set(ref, headersOf(parseInput(HeadersPolicy, resource.properties, 'InvalidArgument')));
      },
    },
    {
      type: 'AWS::CloudFront::Function',
      properties: ['Name', 'FunctionCode', 'AutoPublish', 'FunctionConfig.Runtime'],
      identify(resource) {
        const arn = arnOf('function', String(resource.properties.Name ?? resource.logicalId));
        return { ref: arn, attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn } };
      },
      provision(resource, { ref }) {
        const { FunctionCode } = parseInput(Function_, resource.properties, 'InvalidArgument');
        functions.set(ref, new EdgeFunction(FunctionCode, resource.logicalId));
      },
    },
    {
      type: 'AWS::CloudFront::OriginAccessControl',
      properties: ['Name', 'OriginAccessControlOriginType', 'SigningBehavior', 'SigningProtocol'].map(
        (name) => `OriginAccessControlConfig.${name}`,
      ),
      identify: (resource) => ({ ref: idOf(resource), attributes: { Id: idOf(resource) } }),
      provision: (resource) => void parseInput(AccessControl, resource.properties, 'InvalidArgument'),
    },
  ];
  return {
    name: 'cloudfront',
    resourceTypes: types,
    actions: {},
    authorize: () => [],
    start: () => undefined,
    stop: () => undefined,
  };
}
