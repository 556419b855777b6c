import * as z from 'zod';
import { decode } from './codec.ts';
import { merchantPartition } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const row = z.object({
  ...{ id: z.string(), team: z.string().optional(), status: z.enum(['open', 'claimed', 'decided', 'cancelled']) },
  subjectKind: z.enum(['merchant', 'requirement', 'check_in', 'case', 'risk_review', 'document', 'account_change']),
  subjectId: z.string(),
});

/** whose the tasks of a merchant are, consistent, by the call that every reader may make; of one there never was, none */
export const teamTasks = (table: ReadTable) => async (merchantId: string) => {
  const tasks: z.infer<typeof row>[] = [];
  let after: Awaited<ReturnType<typeof queryPage>>['last'];
  do {
    const { rows, last } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': { S: merchantPartition(merchantId) }, ':sk': { S: 'TASK#' } },
      ProjectionExpression: 'id, team, #status, subjectKind, subjectId',
      ExpressionAttributeNames: { '#status': 'status' },
      ConsistentRead: true,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });
    tasks.push(...rows.map((one) => decode(row, one)));
    after = last;
  } while (after !== undefined);
  return tasks;
};
