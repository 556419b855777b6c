import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { cdkContext } from '../../lib/project.ts';
import { BackupStack } from '../../lib/stacks/backup-stack.ts';
import { DataStack } from '../../lib/stacks/data-stack.ts';
import { Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('what is lost in %s', (name) => {
  const stage = new Stage(name);
  const config = readConfig(name);
  const [[, table]] = stage.all('AWS::DynamoDB::GlobalTable') as any;

  it('is restored beside itself: the table has no name that a restored one would need', () => {
    expect(table.Properties.TableName).toBeUndefined();
    expect(table.Properties.Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
  });

  it('has a copy a day outside the table, gone within the month that the law gives an erasure', () => {
    const [[, plan]] = stage.all('AWS::Backup::BackupPlan') as any;
    const [rule, ...more] = plan.Properties.BackupPlan.BackupPlanRule;
    expect(more).toEqual([]);
    expect(rule.Lifecycle.DeleteAfterDays).toBe(config.backup.keepDays);
    expect(config.backup.keepDays).toBeLessThanOrEqual(30);
    expect(rule.CopyActions).toBeUndefined();
    const [[, selection]] = stage.all('AWS::Backup::BackupSelection') as any;
    expect(selection.Properties.BackupSelection.Resources).toHaveLength(1);
  });

  it('a bill that will be too high is told to whoever hears of alarms', () => {
    const [[, budget]] = stage.all('AWS::Budgets::Budget') as any;
    expect(budget.Properties.Budget.BudgetLimit).toEqual({ Amount: config.monthlyUsd, Unit: 'USD' });
    for (const { Subscribers } of budget.Properties.NotificationsWithSubscribers)
      expect(Subscribers.map((one: any) => one.Address)).toEqual(config.alarms.emails);
  });
});

it('a copy goes on to the vault of another account where the settings name one, and may be copied nowhere else', () => {
  const copyTo = 'arn:aws:backup:eu-west-1:210987654321:backup-vault:far';
  const app = new App({ context: cdkContext() });
  const config = { ...readConfig('prod'), backup: { keepDays: 30, copyTo } };
  const data = new DataStack(app, 'Data', { config });
  const template = Template.fromStack(new BackupStack(app, 'Backup', { config, data }));
  const [plan] = Object.values(template.findResources('AWS::Backup::BackupPlan')) as any;
  const [rule] = plan.Properties.BackupPlan.BackupPlanRule;
  expect(rule.CopyActions).toEqual([{ DestinationBackupVaultArn: copyTo, Lifecycle: { DeleteAfterDays: 30 } }]);
  const [role] = Object.values(template.findResources('AWS::IAM::Role')) as any;
  const into = role.Properties.Policies[0].PolicyDocument.Statement.filter(
    (one: any) => one.Action === 'backup:CopyIntoBackupVault',
  );
  expect(into.map((one: any) => one.Resource)).toEqual([copyTo]);
});
