import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Identity, Kernel, Resource, ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import type { Archives } from './archives.ts';
import { busRefusals, ruleRefusals } from './check-rule.ts';
import { ConnectionDefinition, DestinationDefinition, Target } from './event-definitions.ts';
import type { Destinations } from './event-destinations.ts';
import { archiveArn, busArn, busName, ruleArn } from './event-names.ts';
import { refuseSchedule } from './rule-actions.ts';
import type { Rules } from './rules.ts';
import { checkTarget } from './targets.ts';

const text = (resource: Resource, property: string): string | undefined => {
  const value = resource.properties[property];
  return typeof value === 'string' ? value : undefined;
};

const nameOf = (resource: Resource, property: string, longest: number): string =>
  text(resource, property) ?? physicalName(resource, longest);

/** the same id at every boot, where AWS draws one */
const idOf = (name: string): string =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const jsonText = z.unknown().transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));

const RuleProperties = z.object({
  EventBusName: z.string().optional(),
  EventPattern: jsonText.optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().optional(),
  RoleArn: z.string().optional(),
  Targets: z.array(Target).default([]),
});

export const busType = (kernel: Kernel, rules: Rules): ResourceType => ({
  type: 'AWS::Events::EventBus',
  properties: ['Name', 'Description'],
  identify(resource, place) {
    const name = nameOf(resource, 'Name', 256);
    return { ref: name, attributes: { Arn: busArn(place, name), Name: name } };
  },
  refusals: busRefusals,
  provision(resource, identity) {
    const known = rules.buses.get(identity.ref);
    rules.buses.provision(identity.ref, {
      name: identity.ref,
      description: text(resource, 'Description'),
      createdAt: known?.createdAt ?? kernel.now(),
    });
  },
});

/** its statement is asked by the authorizer, which reads it from the template (iam/resource-policies.ts) */
export const busPolicyType = (rules: Rules): ResourceType => ({
  type: 'AWS::Events::EventBusPolicy',
  properties: ['EventBusName', 'StatementId', 'Statement', 'Statement.**', 'Action', 'Principal', 'Condition.**'],
  identify(resource) {
    const ref = `${busName(text(resource, 'EventBusName'))}|${text(resource, 'StatementId') ?? resource.logicalId}`;
    return { ref, attributes: {} };
  },
  provision(resource) {
    rules.requireBus(busName(text(resource, 'EventBusName')));
  },
});

export const ruleType = (rules: Rules): ResourceType => ({
  type: 'AWS::Events::Rule',
  properties: [
    'Name',
    'EventBusName',
    'EventPattern',
    'EventPattern.**',
    'ScheduleExpression',
    'State',
    'Description',
    'RoleArn',
    ...['Id', 'Arn', 'RoleArn', 'Input', 'InputPath', 'InputTransformer.**', 'SqsParameters.**', 'HttpParameters.**'].map(
      (one) => `Targets[].${one}`,
    ),
    ...['DeadLetterConfig.**', 'RetryPolicy.**'].map((one) => `Targets[].${one}`),
  ],
  identify(resource, place): Identity {
    const name = nameOf(resource, 'Name', 64);
    const bus = busName(text(resource, 'EventBusName'));
    return { ref: bus === 'default' ? name : `${bus}|${name}`, attributes: { Arn: ruleArn(place, bus, name) } };
  },
  refusals: ruleRefusals,
  provision(resource) {
    const given = parseInput(RuleProperties, resource.properties);
    const name = nameOf(resource, 'Name', 64);
    const bus = busName(given.EventBusName);
    refuseSchedule(name, given.ScheduleExpression);
    rules.requireBus(bus);
    for (const target of given.Targets) checkTarget(target);
    const { EventPattern: pattern = '', State, Description: description, RoleArn: roleArn, Targets: targets } = given;
    rules.provision({ name, bus, pattern, enabled: State === 'ENABLED', description, roleArn, targets });
  },
});

const ArchiveProperties = z.object({
  SourceArn: z.string(),
  EventPattern: jsonText.optional(),
  Description: z.string().optional(),
  RetentionDays: z.coerce.number().default(0),
});

export const archiveType = (kernel: Kernel, rules: Rules, archives: Archives): ResourceType => ({
  type: 'AWS::Events::Archive',
  properties: ['ArchiveName', 'SourceArn', 'EventPattern', 'EventPattern.**', 'Description', 'RetentionDays'],
  identify(resource, place) {
    const name = nameOf(resource, 'ArchiveName', 48);
    return { ref: name, attributes: { Arn: archiveArn(place, name), ArchiveName: name } };
  },
  provision(resource, { ref: name }) {
    const given = parseInput(ArchiveProperties, resource.properties);
    const bus = rules.requireBus(busName(given.SourceArn)).name;
    const createdAt = archives.all().find((one) => one.name === name)?.createdAt ?? kernel.now();
    const { EventPattern: pattern, Description: description, RetentionDays: retentionDays } = given;
    archives.provision({ name, bus, pattern, description, retentionDays, createdAt });
  },
});

const ConnectionProperties = z.object({
  Description: z.string().optional(),
  AuthorizationType: ConnectionDefinition.shape.authorizationType,
  AuthParameters: ConnectionDefinition.shape.auth,
});

export const connectionType = (kernel: Kernel, { connections }: Destinations): ResourceType => ({
  type: 'AWS::Events::Connection',
  properties: [
    'Name',
    'Description',
    'AuthorizationType',
    ...['ApiKeyAuthParameters', 'BasicAuthParameters', 'InvocationHttpParameters'].map((one) => `AuthParameters.${one}.**`),
  ],
  identify(resource, { account, region }) {
    const name = nameOf(resource, 'Name', 64);
    const arn = `arn:aws:events:${region}:${account}:connection/${name}/${idOf(name)}`;
    const secret = `arn:aws:secretsmanager:${region}:${account}:secret:events!connection/${name}/${idOf(`secret ${name}`)}`;
    return { ref: name, attributes: { Arn: arn, ArnForPolicy: arn.slice(0, arn.lastIndexOf('/')), SecretArn: secret } };
  },
  provision(resource, { ref: name, attributes }) {
    const given = parseInput(ConnectionProperties, resource.properties);
    connections.provision(name, {
      name,
      arn: attributes['Arn'] ?? '',
      secretArn: attributes['SecretArn'] ?? '',
      description: given.Description,
      authorizationType: given.AuthorizationType,
      auth: given.AuthParameters,
      createdAt: connections.get(name)?.createdAt ?? kernel.now(),
    });
  },
});

const DestinationProperties = z.object({
  ConnectionArn: z.string(),
  Description: z.string().optional(),
  InvocationEndpoint: z.url({ protocol: /^https?$/ }),
  HttpMethod: DestinationDefinition.shape.method,
  InvocationRateLimitPerSecond: z.coerce.number().int().min(1).max(300).default(300),
});

export const destinationType = (kernel: Kernel, { destinations }: Destinations): ResourceType => ({
  type: 'AWS::Events::ApiDestination',
  properties: ['Name', ...Object.keys(DestinationProperties.shape)],
  identify(resource, { account, region }) {
    const name = nameOf(resource, 'Name', 64);
    const arn = `arn:aws:events:${region}:${account}:api-destination/${name}/${idOf(name)}`;
    return { ref: name, attributes: { Arn: arn, ArnForPolicy: arn.slice(0, arn.lastIndexOf('/')) } };
  },
  provision(resource, { ref: name, attributes }) {
    const given = parseInput(DestinationProperties, resource.properties);
    destinations.provision(name, {
      name,
      arn: attributes['Arn'] ?? '',
      connectionArn: given.ConnectionArn,
      description: given.Description,
      endpoint: given.InvocationEndpoint,
      method: given.HttpMethod,
      ratePerSecond: given.InvocationRateLimitPerSecond,
      createdAt: destinations.get(name)?.createdAt ?? kernel.now(),
    });
  },
});
