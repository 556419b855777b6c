import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from '../constructs/keeping.ts';
import { allow } from '../constructs/node-function.ts';
import { explainUnused } from '../constructs/wildcard.ts';
import type { DataStack } from './data-stack.ts';

const copies = ['dynamodb:CreateBackup', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'];

/**
 * A copy of the table a day, outside the table: what point-in-time recovery keeps is gone with an account that is. With `copyTo` each copy
 * goes on to a vault of another account, which nobody here can empty.
 */
export class BackupStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const { config, data } = props;
    const { tableArn } = data.records.table;
    const vault = new CfnBackupVault(this, 'Vault', { backupVaultName: `firstsale-${config.stage}` });
    vault.applyRemovalPolicy(keeping(config));
    const { keepDays, copyTo } = config.backup;
    const lifecycle = { deleteAfterDays: keepDays };
    const plan = new CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: `firstsale-${config.stage}`,
        backupPlanRule: [
          {
            ...{ ruleName: 'daily', targetBackupVault: vault.ref, scheduleExpression: 'cron(0 2 * * ? *)', lifecycle },
            ...(copyTo !== undefined && { copyActions: [{ destinationBackupVaultArn: copyTo, lifecycle }] }),
          },
        ],
      },
    });
    const role = new Role(this, 'Copies', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
      inlinePolicies: {
        copies: new PolicyDocument({
          statements: [
            allow(copies, [tableArn]),
            ...(copyTo === undefined
              ? []
              : [
                  allow(['backup:CopyFromBackupVault'], [vault.attrBackupVaultArn]),
                  allow(['backup:CopyIntoBackupVault'], [copyTo]),
                ]),
          ],
        }),
      },
    });
    const why = 'AWS Backup copies the table with it, at night; the laptop cloud has none';
    explainUnused(role, [...copies, 'backup:CopyFromBackupVault', 'backup:CopyIntoBackupVault'], why);
    new CfnBackupSelection(this, 'Table', {
      backupPlanId: plan.ref,
      backupSelection: { selectionName: 'table', iamRoleArn: role.roleArn, resources: [tableArn] },
    });
  }
}
