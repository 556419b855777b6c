import * as z from 'zod';
import { type Assumable, AwsError, type Kernel } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import { checkLogging, Logging } from '../logging.ts';
import type { MachineRow, Machines } from '../machines.ts';
import type { Versions } from '../versions.ts';
import { checkName, Name } from './name.ts';
import { pageOf } from './paging.ts';

const Arn = z.string().min(1).max(256);
const Settings = {
  loggingConfiguration: Logging.optional(),
  tracingConfiguration: z.strictObject({ enabled: z.boolean() }).optional(),
};
const Create = z.strictObject({
  name: Name,
  definition: z.string().min(1),
  roleArn: Arn,
  type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  publish: z.boolean().default(false),
  versionDescription: z.string().max(256).optional(),
  tags: z.array(z.strictObject({ key: z.string(), value: z.string() })).optional(),
  ...Settings,
});
const Update = z.strictObject({
  stateMachineArn: Arn,
  definition: z.string().min(1).optional(),
  roleArn: Arn.optional(),
  publish: z.boolean().default(false),
  versionDescription: z.string().max(256).optional(),
  ...Settings,
});
const Described = z.strictObject({ stateMachineArn: Arn, includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional() });
const Listed = z.strictObject({ maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() });

export interface Registry {
  readonly kernel: Kernel;
  readonly machines: Machines;
  readonly versions: Versions;
  readonly assumable: Assumable;
}

/** CreateStateMachine, UpdateStateMachine, DescribeStateMachine, DeleteStateMachine, ListStateMachines */
export function machineActions({ kernel, machines, versions, assumable }: Registry) {
  function checkRole(role: string, machineArn: string): void {
    if (assumable(role, 'states.amazonaws.com', machineArn)) return;
    throw new AwsError(
      'AccessDeniedException',
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    );
  }

  return {
    CreateStateMachine(input: unknown) {
      const given = parseInput(Create, input);
      checkName(given.name);
      if (given.loggingConfiguration !== undefined) checkLogging(given.loggingConfiguration);
      const settings = JSON.stringify({ logging: given.loggingConfiguration, tracing: given.tracingConfiguration });
      const existing = machines.find(machines.arnOf(given.name));
      if (existing !== undefined) assertSame(existing, { ...given, settings }, machines);
      checkDescription(given);
      checkRole(given.roleArn, machines.arnOf(given.name));
      // made again, it stays as it is: another role is not taken, as documented
      const { name, type, definition, roleArn: role } = given;
      const row = existing ?? machines.save({ name, type, definition, role, settings });
      for (const { key, value } of existing === undefined ? (given.tags ?? []) : [])
        kernel.journal.run('INSERT OR REPLACE INTO states_tags VALUES (?, ?, ?)', row.arn, key, value);
      const version = given.publish ? versions.publish(row.arn, row.revision, given.versionDescription ?? null) : null;
      return {
        stateMachineArn: row.arn,
        creationDate: row.created / 1_000,
        ...(version === null ? {} : { stateMachineVersionArn: `${row.arn}:${version.number}` }),
      };
    },

    UpdateStateMachine(input: unknown) {
      const given = parseInput(Update, input);
      if (given.loggingConfiguration !== undefined) checkLogging(given.loggingConfiguration);
      checkDescription(given);
      const row = machines.get(given.stateMachineArn);
      if (
        ![given.definition, given.roleArn, given.loggingConfiguration, given.tracingConfiguration].some(
          (one) => one !== undefined,
        )
      )
        throw new AwsError(
          'MissingRequiredParameter',
          'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
        );
      const current = machines.revision(row.arn, row.revision);
      if (given.roleArn !== undefined) checkRole(given.roleArn, row.arn);
      // what an update does not speak of stays as it is
      const kept = settingsOf(row);
      const settings = JSON.stringify({
        logging: given.loggingConfiguration ?? kept.logging,
        tracing: given.tracingConfiguration ?? kept.tracing,
      });
      const saved = machines.save({
        name: row.name,
        type: row.type,
        definition: given.definition ?? current.definition,
        role: given.roleArn ?? current.role,
        settings,
      });
      const version = given.publish ? versions.publish(row.arn, saved.revision, given.versionDescription ?? null) : null;
      return {
        updateDate: kernel.now() / 1_000,
        revisionId: saved.revision,
        ...(version === null ? {} : { stateMachineVersionArn: `${row.arn}:${version.number}` }),
      };
    },

    DescribeStateMachine(input: unknown) {
      const { stateMachineArn, includedData } = parseInput(Described, input);
      if (versions.alias(stateMachineArn) !== undefined) {
        throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
      }
      const target = versions.resolve(stateMachineArn);
      const row = machines.get(target.machine);
      const revision = machines.revision(row.arn, target.revision);
      const version = target.version === null ? undefined : versions.find(target.version);
      const { logging, tracing } = settingsOf(row);
      return {
        stateMachineArn,
        name: row.name,
        status: 'ACTIVE',
        ...(includedData === 'METADATA_ONLY' ? {} : { definition: revision.definition }),
        roleArn: revision.role,
        type: row.type,
        creationDate: (version?.created ?? row.created) / 1_000,
        loggingConfiguration: logging ?? { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: tracing ?? { enabled: false },
        revisionId: revision.revision,
        ...(version?.description ? { description: version.description } : {}),
      };
    },

    // AWS lets running executions come to their end first; a machine that is gone takes no new ones
    DeleteStateMachine(input: unknown) {
      const { stateMachineArn } = parseInput(Described, input);
      for (const alias of versions.aliases(stateMachineArn)) versions.deleteAlias(alias.arn);
      for (const version of versions.list(stateMachineArn)) versions.deleteVersion(`${stateMachineArn}:${version.number}`);
      machines.delete(stateMachineArn);
      return {};
    },

    ListStateMachines(input: unknown) {
      const { maxResults, nextToken } = parseInput(Listed, input);
      const page = pageOf(machines.all(), maxResults, nextToken);
      return {
        stateMachines: page.items.map((row) => ({
          stateMachineArn: row.arn,
          name: row.name,
          type: row.type,
          creationDate: row.created / 1_000,
        })),
        ...page.next,
      };
    },
  };
}

function settingsOf(row: MachineRow): { logging?: unknown; tracing?: unknown } {
  const settings: { logging?: unknown; tracing?: unknown } = JSON.parse(row.settings);
  return settings;
}

function checkDescription({ publish, versionDescription }: { publish: boolean; versionDescription?: string | undefined }): void {
  if (!publish && versionDescription !== undefined)
    throw new AwsError('ValidationException', 'Version description can only be set when publish is true');
}

// creating what is there already is fine when it is the same; role and tags do not count
function assertSame(row: MachineRow, given: { definition: string; settings: string; type: string }, machines: Machines): void {
  const current = machines.revision(row.arn, row.revision);
  if (row.type === given.type && current.definition === given.definition && row.settings === given.settings) return;
  throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${row.arn}'`);
}
