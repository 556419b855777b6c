import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import type { PlanReader, PlanStore } from '../../domain/staffing/plan-ports.ts';
import { shiftPlan } from '../../domain/staffing/shift-plan.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { planKey } from './keys-apart.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

export const planReader = (table: ReadTable): PlanReader => ({
  newest: async (Limit) => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: planKey('', '').pk } },
      ...{ ScanIndexForward: false, Limit },
    });
    return rows.map((one) => decode(shiftPlan, one));
  },
});

export const planStore = (table: ReadTable): PlanStore => ({
  ...planReader(table),
  get: async (week, id) => {
    const found = await getRow(table, planKey(week, id), true);
    return found && decode(shiftPlan, found);
  },
  add: async (plan) => {
    const Item = encode({ ...planKey(plan.week, plan.id), kind: 'plan', ...plan });
    const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of the plans', { cause: error });
      throw error;
    }
  },
});
