import { readFileSync } from 'node:fs';
import { ArnFormat, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { expandRetries } from '../../domain/playbook/expand-retries.ts';
import { brakes, live } from '../canaries.ts';
import type { StageConfig } from '../config.ts';
import { pascalCase } from '../functions.ts';
import { nameSteps } from '../name-steps.ts';
import type { PlaybookSpec } from '../playbooks.ts';
import { projectPath } from '../project.ts';
import { brakeNames } from './brake-names.ts';
import type { Logs } from './logs.ts';
import { allow } from './node-function.ts';
import type { StepFunction } from './step-function.ts';
import { explainUnused, explainWildcard } from './wildcard.ts';

export const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

export const machineName = (config: StageConfig, playbook: string): string => `firstsale-${config.stage}-${playbook}`;

/** known before the machine exists, so that a step of the machine may be allowed to answer its runs */
export const machineArn = (stack: Stack, config: StageConfig, playbook: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName: machineName(config, playbook),
  });

/** what the ARNs of a playbook's runs begin with; `:<name of the run>` follows */
export const runArn = (stack: Stack, config: StageConfig, playbook: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName: machineName(config, playbook),
  });

/** how starts go over to a new version; the first deployment of an alias is at once, whatever this says */
const shiftOf = (config: StageConfig) =>
  config.canary === 'off'
    ? { type: 'ALL_AT_ONCE' }
    : {
        ...{ type: 'CANARY', percentage: 10, interval: config.canary.minutes },
        alarms: [...brakeNames(config, brakes.functions), ...brakeNames(config, brakes.runs)],
      };

/** a playbook's machine as it is deployed: its retries expanded, each call with the name of its step */
const deployed = (definition: string, steps: readonly string[]): string => nameSteps(expandRetries(definition), steps);

/**
 * One Standard state machine from its ASL file, with its own role, its log, a published version and the alias `live`.
 * Runs start on the alias; each keeps the definition, and through it the function versions, it began with.
 */
export class Playbook extends Construct {
  readonly machine: StateMachine;
  readonly version: CfnStateMachineVersion;
  readonly live: CfnStateMachineAlias;

  constructor(
    scope: Construct,
    id: string,
    props: {
      name: string;
      spec: PlaybookSpec;
      config: StageConfig;
      logs: Logs;
      steps: ReadonlyMap<string, StepFunction>;
    },
  ) {
    super(scope, id);
    const { name, spec, config } = props;
    const steps = spec.steps.map((stepName) => {
      const step = props.steps.get(stepName);
      if (!step) throw new Error(`playbook ${name} names the step ${stepName}, which lib/functions.ts does not have`);
      return { stepName, step };
    });
    const logs = props.logs.of(`playbook-${name}`);
    const versions = [...new Set(steps.map(({ step }) => step))].map((step) => `${step.function.functionArn}:*`);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: {
        calls: new PolicyDocument({ statements: [allow(['lambda:InvokeFunction'], versions), allow(logDelivery, ['*'])] }),
      },
    });
    explainWildcard(role, '*', 'log delivery has no resource-level permissions: AWS asks for every resource');
    explainUnused(
      role,
      logDelivery,
      'AWS sets up the delivery of the log once with them, in the name of the role; the laptop cloud does not',
    );
    for (const version of versions) {
      explainWildcard(
        role,
        version,
        'every version of exactly this function: a run in flight still calls the version it began with',
      );
    }
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(config, name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(deployed(readFileSync(projectPath(spec.file), 'utf8'), spec.steps)),
      definitionSubstitutions: Object.fromEntries(
        steps.map(({ stepName, step }) => [`${pascalCase(stepName)}Arn`, step.versionArn]),
      ),
      role: role.withoutPolicyUpdates(),
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    Validations.of(this.machine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason: 'the execution history and the log tell the same without a second bill',
    });
    this.version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: this.machine.stateMachineArn,
      stateMachineRevisionId: this.machine.stateMachineRevisionId,
    });
    this.version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.live = new CfnStateMachineAlias(this, 'Live', {
      name: live,
      deploymentPreference: { stateMachineVersionArn: this.version.ref, ...shiftOf(config) },
    });
  }
}
