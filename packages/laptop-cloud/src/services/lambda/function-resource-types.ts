import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Kernel, type Resource, type ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { mappingRefusals } from './check-mapping.ts';
import { Destinations } from './function-config.ts';
import { type Functions, readReference } from './lambda-functions.ts';
import { MappingProperties } from './mapping.ts';
import type { Mappings } from './mappings.ts';

const whole = z.coerce.number().int();
const Version = z.object({ FunctionName: z.string() });
const Alias = z.object({ FunctionName: z.string(), FunctionVersion: z.coerce.string(), Name: z.string() });
const InvokeConfig = z.object({
  FunctionName: z.string(),
  Qualifier: z.string(),
  MaximumRetryAttempts: whole.min(0).max(2).default(2),
  MaximumEventAgeInSeconds: whole.min(60).max(21600).default(21600),
  DestinationConfig: Destinations.optional(),
});
const Permission = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

const References = z.union([
  z.string(),
  z.object({ Ref: z.string() }),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
]);

/** the function a resource belongs to, also while its properties still hold intrinsic functions */
function functionNameOf(resource: Resource): string {
  const given = References.parse(resource.properties.FunctionName);
  if (typeof given === 'string') return readReference(given).name;
  const logicalId = 'Ref' in given ? given.Ref : given['Fn::GetAtt'][0];
  return physicalName({ stack: resource.stack, logicalId }, 64);
}

const functionArn = (place: { account: string; region: string }, name: string) =>
  `arn:aws:lambda:${place.region}:${place.account}:function:${name}`;

/** AWS::Lambda::Version, Alias, EventInvokeConfig, Permission */
export const functionResourceTypes = (functions: Functions): ResourceType[] => [
  {
    type: 'AWS::Lambda::Version',
    properties: ['FunctionName', 'CodeSha256', 'Description'],
    identify(resource, place) {
      const name = functionNameOf(resource);
      const Version = functions.versionNumber(name, `${resource.stack}/${resource.logicalId}`);
      const arn = `${functionArn(place, name)}:${Version}`;
      return { ref: arn, attributes: { Version, FunctionArn: arn } };
    },
    provision(resource, { attributes }) {
      functions.publish(readReference(parseInput(Version, resource.properties).FunctionName).name, attributes.Version ?? '');
    },
  },
  {
    type: 'AWS::Lambda::Alias',
    properties: ['FunctionName', 'FunctionVersion', 'Name', 'Description'],
    identify(resource, place) {
      const arn = `${functionArn(place, functionNameOf(resource))}:${String(resource.properties.Name)}`;
      return { ref: arn, attributes: { AliasArn: arn } };
    },
    provision(resource) {
      const { FunctionName, FunctionVersion, Name } = parseInput(Alias, resource.properties);
      functions.resolve(FunctionName, FunctionVersion);
      functions.get(readReference(FunctionName).name).aliases.set(Name, FunctionVersion);
    },
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    properties: [
      'FunctionName',
      'Qualifier',
      'MaximumRetryAttempts',
      'MaximumEventAgeInSeconds',
      'DestinationConfig.OnSuccess.Destination',
      'DestinationConfig.OnFailure.Destination',
    ],
    identify: (resource) => ({ ref: physicalName(resource), attributes: {} }),
    provision(resource) {
      const given = parseInput(InvokeConfig, resource.properties);
      for (const arn of [given.DestinationConfig?.OnSuccess?.Destination, given.DestinationConfig?.OnFailure?.Destination])
        if (arn !== undefined && !/^arn:[^:]+:(sqs|lambda|events):/.test(arn))
          throw new AwsError(
            'InvalidParameterValueException',
            `DestinationConfig: ${arn} is not supported on the laptop; use SQS, EventBridge or Lambda`,
          );
      functions.get(readReference(given.FunctionName).name).invokeConfigs.set(given.Qualifier, {
        retries: given.MaximumRetryAttempts,
        maxAgeSeconds: given.MaximumEventAgeInSeconds,
        onSuccess: given.DestinationConfig?.OnSuccess?.Destination,
        onFailure: given.DestinationConfig?.OnFailure?.Destination,
      });
    },
  },
  {
    type: 'AWS::Lambda::Permission',
    properties: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
    identify: (resource) => ({ ref: physicalName(resource), attributes: { Id: physicalName(resource) } }),
    provision(resource, { ref: sid }) {
      const given = parseInput(Permission, resource.properties);
      const { name, qualifier } = readReference(given.FunctionName);
      const { Action: action, Principal: principal, SourceArn: sourceArn, SourceAccount: sourceAccount } = given;
      functions.get(name).permissions.set(sid, { sid, action, principal, qualifier, sourceArn, sourceAccount });
    },
  },
];

/** AWS::Lambda::EventSourceMapping for SQS queues and DynamoDB streams */
export const mappingType = (kernel: Kernel, mappings: Mappings): ResourceType => ({
  type: 'AWS::Lambda::EventSourceMapping',
  properties: [
    ...Object.keys(MappingProperties.shape).filter(
      (key) => !['FilterCriteria', 'ScalingConfig', 'DestinationConfig', 'FunctionResponseTypes'].includes(key),
    ),
    'FunctionResponseTypes[]',
    'FilterCriteria.Filters[].Pattern',
    'ScalingConfig.MaximumConcurrency',
    'DestinationConfig.OnFailure.Destination',
  ],
  identify(resource) {
    const hex = createHash('sha256').update(`${resource.stack}\n${resource.logicalId}`).digest('hex');
    const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    return {
      ref: uuid,
      attributes: {
        Id: uuid,
        EventSourceMappingArn: `arn:aws:lambda:${kernel.region}:${kernel.account}:event-source-mapping:${uuid}`,
      },
    };
  },
  refusals: mappingRefusals,
  provision(resource, { ref }) {
    mappings.put(ref, parseInput(MappingProperties, resource.properties, 'InvalidParameterValueException'));
  },
});
