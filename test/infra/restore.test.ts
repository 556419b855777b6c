import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
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

  it('a copy goes on to another account where the settings name its vault, and only to a vault', () => {
    expect(() => readConfig(name)).not.toThrow();
    expect(config.backup.copyTo).toBeUndefined();
  });

  it('a bill that will be too high is told to whoever hears of alarms', () => {
    const [[, budget]] = stage.all('AWS::Budgets::Budget') as any;
    expect(budget.Properties.Budget.BudgetLimit).toEqual({ Amount: config.monthlyUsd, Unit: 'USD' });
    for (const { Subscribers } of budget.Properties.NotificationsWithSubscribers)
      expect(Subscribers.map((one: any) => one.Address)).toEqual(config.alarms.emails);
  });
});
