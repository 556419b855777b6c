import { Duration, Fn } from 'aws-cdk-lib';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { brakes, live } from '../canaries.ts';
import type { StageConfig } from '../config.ts';
import { pascalCase } from '../functions.ts';
import { alarm } from './alarm.ts';
import { filled } from './alarm-metrics.ts';
import { NodeFunction } from './node-function.ts';
import type { Playbook } from './playbook.ts';
import { StepFunction } from './step-function.ts';

const perMinute = { period: Duration.minutes(1), statistic: Stats.SUM };

/** errors of the version that is being deployed, and of no other */
const errorsOf = (one: NodeFunction): Metric => {
  const { functionName, currentVersion } = one.function;
  const { version } = currentVersion;
  // a step is called by its version; an alias tells of each version behind it
  const dimensionsMap: Record<string, string> =
    one instanceof StepFunction
      ? { FunctionName: functionName, Resource: `${functionName}:${version}` }
      : { FunctionName: functionName, Resource: `${functionName}:${live}`, ExecutedVersion: version };
  return new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors', dimensionsMap, ...perMinute });
};

const failuresOf = ({ machine, version }: Playbook): Metric =>
  new Metric({
    namespace: 'AWS/States',
    metricName: 'ExecutionsFailed',
    dimensionsMap: { StateMachineArn: machine.stateMachineArn, Version: Fn.select(7, Fn.split(':', version.ref)) },
    ...perMinute,
  });

/** its new version is watched while it is deployed */
export const isReleased = (one: unknown): one is NodeFunction =>
  one instanceof StepFunction || (one instanceof NodeFunction && one.alias !== undefined);

/** What stops a deployment: alarms on its own versions. They are changed to the new versions before any alias is. */
export class BrakeAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { config: StageConfig; topic: ITopic; functions: readonly NodeFunction[]; playbooks: readonly Playbook[] },
  ) {
    super(scope, id);
    const { functions, playbooks } = props;
    const ring = (heading: string, metrics: readonly Metric[], threshold: number, what: string): Alarm[] =>
      filled(metrics, heading).map((metric, at) =>
        alarm(this, `${pascalCase(heading)}${at === 0 ? '' : at + 1}`, {
          ...{ config: props.config, topic: props.topic, heading, metric, threshold, what, part: at + 1 },
        }),
      );
    const errors = ring(
      brakes.functions,
      [...functions].sort((a, b) => Number(a instanceof StepFunction) - Number(b instanceof StepFunction)).map(errorsOf),
      3,
      'The newest versions of functions threw three times in a minute: a deployment that is on its way goes back.',
    );
    const failed = ring(
      brakes.runs,
      playbooks.map(failuresOf),
      1,
      'A run of the newest version of a playbook failed: a deployment that is on its way goes back.',
    );
    for (const { alias } of functions) if (alias) alias.node.addDependency(...errors);
    for (const { live: alias } of playbooks) alias.node.addDependency(...errors, ...failed);
  }
}
