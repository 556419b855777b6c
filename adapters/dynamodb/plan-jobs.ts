import { ConditionalCheckFailedException, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { type PlanJob, planJob } from '../../domain/staffing/plan-job.ts';
import type { PlanJobReader, PlanJobs } from '../../domain/staffing/plan-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { planJobKey } from './keys-apart.ts';
import type { ReadTable } from './table.ts';

/** what was not published within a month is not looked at any more */
const keptSeconds = 30 * 86_400;

export const planJobReader = (table: ReadTable): PlanJobReader => ({
  get: async (id) => {
    const found = await getRow(table, planJobKey(id), true);
    return found && decode(planJob, found);
  },
});

export const planJobs = (table: ReadTable): PlanJobs => {
  const put = async (job: PlanJob, condition: Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'>) => {
    const expiresAt = Math.floor(Date.parse(job.askedAt) / 1_000) + keptSeconds;
    const Item = encode({ ...planJobKey(job.id), ...job, expiresAt });
    try {
      await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item, ...condition })));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of the plans', { cause: error });
      throw error;
    }
  };
  return {
    ...planJobReader(table),
    add: (job) => put(job, { ConditionExpression: 'attribute_not_exists(pk)' }),
    replace: (job) =>
      put(job, {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': { N: String(job.version - 1) } },
      }),
  };
};
