import type { Kernel } from '../../contract.ts';
import { metricsOf } from '../cloudwatch/declared-metrics.ts';

const BY_TABLE_AND_INDEX = [['TableName'], ['TableName', 'GlobalSecondaryIndexName']];
const BY_OPERATION = [['TableName', 'Operation']];

/** The metrics of DynamoDB an alarm may watch although none of them is ever reported here. Source: "DynamoDB metrics and dimensions" */
export function declareTableMetrics(kernel: Kernel): void {
  const never = (name: string, dimensions: readonly (readonly string[])[], because: string): void =>
    metricsOf(kernel).silent({ namespace: 'AWS/DynamoDB', name, dimensions, unit: 'Count' }, because);
  const unthrottled = 'the tables of the laptop have no capacity to exceed';
  never('ReadThrottleEvents', BY_TABLE_AND_INDEX, unthrottled);
  never('WriteThrottleEvents', BY_TABLE_AND_INDEX, unthrottled);
  never('ThrottledRequests', BY_OPERATION, unthrottled);
  never('SystemErrors', BY_OPERATION, 'a table of the laptop that fails stops everything, with its error');
}
