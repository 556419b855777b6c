import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { applicationName, brakes, canaries, functionNameOf, live } from '../canaries.ts';
import type { StageConfig } from '../config.ts';
import { brakeNames } from '../constructs/brake-names.ts';
import { allow } from '../constructs/node-function.ts';
import { explainUnused, explainWildcard } from '../constructs/wildcard.ts';
import { pascalCase } from '../functions.ts';

const shifts = ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'];

/**
 * How new versions of functions get their traffic: a deployment group each, with the alarms that stop it. It names functions, aliases and
 * alarms by their names, so it stands before them: CloudFormation asks for the group when an alias changes.
 */
export class ReleaseStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    const { config } = props;
    const arnOf = (name: string): string =>
      this.formatArn({ service: 'lambda', resource: `function:${functionNameOf(config, name)}` });
    const role = new Role(this, 'Shifts', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
      inlinePolicies: {
        shifts: new PolicyDocument({
          statements: [
            allow(
              shifts,
              canaries.flatMap((name) => [arnOf(name), `${arnOf(name)}:${live}`]),
            ),
            allow(['cloudwatch:DescribeAlarms'], ['*']),
          ],
        }),
      },
    });
    explainWildcard(role, '*', 'cloudwatch:DescribeAlarms has no resource-level permissions: AWS asks for every resource');
    const why = 'CodeDeploy shifts an alias with it while a stack is updated; the laptop cloud starts anew with the new version';
    explainUnused(role, [...shifts, 'cloudwatch:DescribeAlarms'], why);
    const application = new CfnApplication(this, 'Application', {
      applicationName: applicationName(config),
      computePlatform: 'Lambda',
    });
    for (const name of canaries)
      new CfnDeploymentGroup(this, pascalCase(name), {
        applicationName: application.ref,
        deploymentGroupName: name,
        serviceRoleArn: role.roleArn,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        deploymentConfigName:
          config.canary === 'off'
            ? 'CodeDeployDefault.LambdaAllAtOnce'
            : `CodeDeployDefault.LambdaCanary10Percent${config.canary.minutes}Minutes`,
        alarmConfiguration: {
          enabled: config.canary !== 'off',
          alarms: brakeNames(config, brakes.functions).map((one) => ({ name: one })),
        },
        autoRollbackConfiguration: {
          enabled: true,
          events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
      });
  }
}
