import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { dashboard } from '../constructs/dashboard.ts';
import { monthlyBudget } from '../constructs/monthly-budget.ts';
import { SloAlarms } from '../constructs/slo-alarms.ts';
import type { DataStack } from './data-stack.ts';
import type { FirstsaleStack } from './firstsale-stack.ts';

/** What looks at the rest and does nothing to it: it can be changed at any time, without a deployment of what it watches. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack; logic: FirstsaleStack }) {
    super(scope, id, props);
    const { config, data, logic } = props;
    new SloAlarms(this, 'Promises', { config, topic: data.alarmTopic });
    dashboard(this, 'Dashboard', config);
    monthlyBudget(this, 'Budget', config);
    new Alarms(this, 'Alarms', { config, topic: data.alarmTopic, records: data.records, ...logic.watched });
  }
}
