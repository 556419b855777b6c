import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** whoever hears of alarms hears of a bill that will be too high: when four fifths are spent, and when the month is going to pass the limit */
export const monthlyBudget = (scope: Construct, id: string, { stage, monthlyUsd, alarms }: StageConfig): CfnBudget => {
  const subscribers = alarms.emails.map((address) => ({ subscriptionType: 'EMAIL', address }));
  const over = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
    subscribers,
  });
  return new CfnBudget(scope, id, {
    budget: {
      budgetName: `firstsale-${stage}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyUsd, unit: 'USD' },
    },
    notificationsWithSubscribers: [over('ACTUAL', 80), over('FORECASTED', 100)],
  });
};
