import { readFileSync } from 'node:fs';
import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { expandRetries } from '../../domain/playbook/expand-retries.ts';
import type { StageConfig } from '../config.ts';
import { projectPath } from '../project.ts';
import type { Logs } from './logs.ts';
import { allow } from './node-function.ts';
import { logDelivery, machineArn, machineName } from './playbook.ts';
import { explainUnused, explainWildcard } from './wildcard.ts';

const name = 'back-test';
/** of its Map: runs and children are named after it */
const label = 'Play';

/**
 * The machine that plays a population: its definition comes from a text, for which the CDK grants nothing, so what a Map Run needs is written
 * here. Source: "IAM policies for using Distributed Map states", Step Functions developer guide
 */
export class BacktestMachine extends Construct {
  readonly machine: StateMachine;

  constructor(
    scope: Construct,
    id: string,
    props: { config: StageConfig; logs: Logs; bucket: Bucket; objects: string; player: IFunction },
  ) {
    super(scope, id);
    const { config, bucket, objects, player } = props;
    const stack = Stack.of(this);
    const own = machineArn(stack, config, name);
    const execution = (rest: string): string =>
      stack.formatArn({
        ...{ service: 'states', resource: 'execution', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
        resourceName: `${machineName(config, name)}${rest}`,
      });
    const mapRuns = ['states:DescribeExecution', 'states:StopExecution'];
    const uploads = ['s3:GetObject', 's3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: {
        calls: new PolicyDocument({
          statements: [
            allow(['lambda:InvokeFunction'], [player.functionArn]),
            allow(['states:StartExecution'], [own]),
            allow(mapRuns, [execution(':*')]),
            allow(['states:RedriveExecution'], [execution(`/${label}:*`)]),
            allow(['s3:ListBucket'], [bucket.bucketArn]),
            allow(uploads, [objects]),
            allow(logDelivery, ['*']),
          ],
        }),
      },
    });
    explainWildcard(role, '*', 'log delivery has no resource-level permissions: AWS asks for every resource');
    explainWildcard(role, execution(':*'), 'the runs of exactly this machine: a run is named after its back-test');
    explainWildcard(role, execution(`/${label}:*`), 'the Map Runs of exactly this machine: AWS names them');
    explainWildcard(role, objects, 'files of exactly this bucket: they are named after their back-test');
    explainUnused(
      role,
      [
        ...logDelivery,
        ...mapRuns,
        'states:StartExecution',
        'states:RedriveExecution',
        's3:ListBucket',
        ...uploads,
        'lambda:InvokeFunction',
      ],
      'a lead plays a draft before publishing it: in a journey nobody does',
    );
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(config, name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(
        expandRetries(readFileSync(projectPath(`statemachines/${name}.asl.json`), 'utf8')),
      ),
      definitionSubstitutions: {
        BackTestArn: player.functionArn,
        Bucket: bucket.bucketName,
        AtOnce: String(config.backtest.atOnce),
        Parts: String(config.backtest.parts),
      },
      role: role.withoutPolicyUpdates(),
      logs: { destination: props.logs.of(`machine-${name}`), level: LogLevel.ALL, includeExecutionData: false },
    });
    Validations.of(this.machine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason: 'the execution history and the log tell the same without a second bill',
    });
  }
}
