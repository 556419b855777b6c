import * as z from 'zod';
import type { Identity, Resource, ResourceType } from '../../contract.ts';
import { physicalName } from '../physical-name.ts';
import type { Registry } from './actions/machine-actions.ts';
import { machineRefusals } from './check-machine.ts';
import { definitionText } from './definition-text.ts';
import { checkLogging, TemplateLogging } from './logging.ts';
import { revisionId } from './machines.ts';
import type { Route } from './versions.ts';

const Machine = z.object({
  RoleArn: z.string(),
  StateMachineName: z.string().optional(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  LoggingConfiguration: TemplateLogging.optional(),
  TracingConfiguration: z.object({ Enabled: z.boolean() }).optional(),
});
const Version = z.object({
  StateMachineArn: z.string(),
  StateMachineRevisionId: z.string().optional(),
  Description: z.string().optional(),
});
const Alias = z.object({
  Name: z.string().optional(),
  Description: z.string().optional(),
  RoutingConfiguration: z.array(z.object({ StateMachineVersionArn: z.string(), Weight: z.coerce.number() })).optional(),
  DeploymentPreference: z
    .object({ StateMachineVersionArn: z.string(), Type: z.enum(['ALL_AT_ONCE', 'CANARY', 'LINEAR']) })
    .optional(),
});

/** AWS::StepFunctions::StateMachine, …Version and …Alias. Activities are refused by having no type */
export function resourceTypes(registry: Registry): readonly ResourceType[] {
  // revision each machine of the template is about to have, so that its version's number is known before anything starts
  const planned = new Map<string, string>();
  return [machineType(registry, planned), versionType(registry, planned), aliasType(registry)];
}

function machineType({ machines }: Registry, planned: Map<string, string>): ResourceType {
  return {
    type: 'AWS::StepFunctions::StateMachine',
    properties: [
      'DefinitionString',
      'Definition',
      'Definition.**',
      'DefinitionS3Location.Bucket',
      'DefinitionS3Location.Key',
      'DefinitionSubstitutions',
      'DefinitionSubstitutions.*',
      'RoleArn',
      'StateMachineName',
      'StateMachineType',
      'LoggingConfiguration.Level',
      'LoggingConfiguration.IncludeExecutionData',
      'LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn',
    ],
    identify(resource, place): Identity {
      const { StateMachineName } = resource.properties;
      const name = typeof StateMachineName === 'string' ? StateMachineName : physicalName(resource, 80);
      const arn = `arn:aws:states:${place.region}:${place.account}:stateMachine:${name}`;
      const revision = plannedRevision(resource);
      planned.set(arn, revision);
      return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revision } };
    },
    refusals: machineRefusals,
    provision(resource, identity) {
      const given = Machine.parse(resource.properties);
      if (given.LoggingConfiguration !== undefined) checkLogging(given.LoggingConfiguration);
      const tracing = given.TracingConfiguration && { enabled: given.TracingConfiguration.Enabled };
      const settings = JSON.stringify({ logging: given.LoggingConfiguration, tracing });
      const name = identity.attributes.Name ?? physicalName(resource, 80);
      const saved = machines.save({
        name,
        type: given.StateMachineType,
        definition: definitionText(resource),
        role: given.RoleArn,
        settings,
      });
      planned.set(saved.arn, saved.revision);
    },
  };
}

// a definition whose parts are not known yet has no revision to tell: the boot resolves in order of dependency, so this is an error elsewhere
function plannedRevision(resource: Resource): string {
  const { RoleArn } = resource.properties;
  try {
    return revisionId(definitionText(resource), typeof RoleArn === 'string' ? RoleArn : '');
  } catch {
    return 'unresolved';
  }
}

function versionType({ machines, versions }: Registry, planned: Map<string, string>): ResourceType {
  return {
    type: 'AWS::StepFunctions::StateMachineVersion',
    properties: ['StateMachineArn', 'StateMachineRevisionId', 'Description'],
    identify(resource): Identity {
      const { StateMachineArn } = resource.properties;
      if (typeof StateMachineArn !== 'string')
        throw new Error('StateMachineArn is not resolved: name a state machine of this template');
      const number = versions.numberFor(StateMachineArn, planned.get(StateMachineArn) ?? '');
      const arn = `${StateMachineArn}:${number}`;
      return { ref: arn, attributes: { Arn: arn } };
    },
    provision(resource) {
      const given = Version.parse(resource.properties);
      const machine = machines.get(given.StateMachineArn);
      versions.publish(machine.arn, machine.revision, given.Description ?? null);
    },
  };
}

function aliasType({ versions }: Registry): ResourceType {
  return {
    type: 'AWS::StepFunctions::StateMachineAlias',
    properties: [
      'Name',
      'Description',
      'RoutingConfiguration[].StateMachineVersionArn',
      'RoutingConfiguration[].Weight',
      'DeploymentPreference.StateMachineVersionArn',
      'DeploymentPreference.Type',
    ],
    identify(resource): Identity {
      const { machine, name } = aliasOf(resource);
      const arn = `${machine}:${name}`;
      return { ref: arn, attributes: { Arn: arn } };
    },
    provision(resource) {
      const { machine, name, routes, description } = aliasOf(resource);
      const current = versions.alias(`${machine}:${name}`);
      if (current !== undefined && JSON.stringify(current.routing) === JSON.stringify(routes)) return;
      versions.saveAlias(machine, name, routes, description);
    },
  };
}

function aliasOf(resource: Resource): { machine: string; name: string; routes: readonly Route[]; description: string | null } {
  const given = Alias.parse(resource.properties);
  const deployed = given.DeploymentPreference?.StateMachineVersionArn;
  const routes =
    deployed === undefined
      ? (given.RoutingConfiguration ?? []).map((route) => ({
          stateMachineVersionArn: route.StateMachineVersionArn,
          weight: route.Weight,
        }))
      : [{ stateMachineVersionArn: deployed, weight: 100 }];
  const first = routes[0]?.stateMachineVersionArn;
  if (first === undefined) throw new Error('an alias needs RoutingConfiguration or DeploymentPreference with a version');
  return {
    machine: first.slice(0, first.lastIndexOf(':')),
    name: given.Name ?? physicalName(resource, 80),
    routes,
    description: given.Description ?? null,
  };
}
