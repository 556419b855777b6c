import { jsonOf } from '../../kernel/written-json.ts';
import { tableNameOf } from './authorize-dynamodb.ts';
import { shownCapacity } from './capacity.ts';
import { inKeyOrder, isRecord } from './item-codec.ts';

export type Input = Readonly<Record<string, unknown>>;
export type Output = Readonly<Record<string, unknown>>;

/** the updates a write has in it */
export const updatesOf = (action: string, input: Input): readonly Input[] => {
  if (action === 'UpdateItem') return [input];
  if (action !== 'TransactWriteItems' || !Array.isArray(input.TransactItems)) return [];
  return input.TransactItems.flatMap((entry: unknown) => (isRecord(entry) && isRecord(entry.Update) ? [entry.Update] : []));
};

const withTableName = (input: Input): Input =>
  typeof input.TableName === 'string' && input.TableName.startsWith('arn:')
    ? { ...input, TableName: tableNameOf(input.TableName) }
    : input;

/** always with the detail we count by */
export const wireInput = (input: Input): string => jsonOf({ ...withTableName(input), ReturnConsumedCapacity: 'INDEXES' });

/** an answer with the detail that was asked for */
export const shown = ({ ConsumedCapacity, ...rest }: Output, input: Input): Output => {
  const capacity = shownCapacity(ConsumedCapacity, input.ReturnConsumedCapacity);
  return { ...inOrder(rest), ...(capacity === undefined ? {} : { ConsumedCapacity: capacity }) };
};

const inOrder = (answer: Output): Output => {
  const ordered = inKeyOrder(answer);
  return isRecord(ordered) ? ordered : answer;
};
