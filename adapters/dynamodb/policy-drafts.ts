import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { noDraft, type PolicyDrafts, policyDraft } from '../../domain/policy/policy-draft.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { draftKey } from './keys-apart.ts';
import type { ReadTable } from './table.ts';

export const policyDrafts = (table: ReadTable): PolicyDrafts => ({
  of: async (person) => {
    const row = await getRow(table, draftKey(person), true);
    return row === undefined ? noDraft(person) : decode(policyDraft, row);
  },
  put: async (draft) => {
    const before = draft.revision - 1;
    const unchanged =
      before === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': { N: String(before) } } };
    const Item = encode({ ...draftKey(draft.person), kind: 'policy_draft', ...draft });
    try {
      await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item, ...unchanged })));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of this draft', { cause: error });
      throw error;
    }
  },
});
