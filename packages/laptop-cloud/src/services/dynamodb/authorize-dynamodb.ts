import type { AccessQuestion } from '../../contract.ts';
import { isRecord } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';

type Input = Readonly<Record<string, unknown>>;
type Context = Record<string, string | readonly string[]>;

/** what IAM needs to know about the tables */
export interface TableDirectory {
  readonly account: string;
  readonly region: string;
  readonly table: (name: string) => TableSpec | undefined;
}

export const tableNameOf = (nameOrArn: unknown): string =>
  typeof nameOrArn === 'string' ? (/^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/([^/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn) : '';

/**
 * The IAM questions of a call. A batch or a transaction is asked by its parts; a query of an index by the index's ARN.
 * Source: Service Authorization Reference, Amazon DynamoDB
 */
export function questionsOf(action: string, input: unknown, directory: TableDirectory): readonly AccessQuestion[] {
  if (!isRecord(input)) return [{ action: `dynamodb:${action}`, resource: '*' }];
  switch (action) {
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }];
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return batchQuestions(action, input, directory);
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return transactionQuestions(action, input, directory);
    default:
      return [question(action, input, directory, {})];
  }
}

function question(action: string, input: Input, directory: TableDirectory, more: Context): AccessQuestion {
  const name = tableNameOf(input.TableName);
  const arn = `arn:aws:dynamodb:${directory.region}:${directory.account}:table/${name}`;
  const resource = typeof input.IndexName === 'string' ? `${arn}/index/${input.IndexName}` : arn;
  const context: Context = { ...more };
  const leading = leadingKey(input, directory.table(name));
  if (leading !== undefined) context['dynamodb:LeadingKeys'] = [leading];
  const attributes = attributesOf(input);
  if (attributes !== undefined) context['dynamodb:Attributes'] = attributes;
  if (typeof input.Select === 'string') context['dynamodb:Select'] = input.Select;
  if (typeof input.ReturnValues === 'string') context['dynamodb:ReturnValues'] = input.ReturnValues;
  if (typeof input.ReturnConsumedCapacity === 'string') context['dynamodb:ReturnConsumedCapacity'] = input.ReturnConsumedCapacity;
  return { action: `dynamodb:${action}`, resource, context };
}

function batchQuestions(action: string, { RequestItems }: Input, directory: TableDirectory): AccessQuestion[] {
  return Object.entries(isRecord(RequestItems) ? RequestItems : {}).map(([table, requests]) => {
    const entries = action === 'BatchGetItem' ? (isRecord(requests) ? requests.Keys : []) : requests;
    const keys = (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
      if (!isRecord(entry)) return [];
      if (isRecord(entry.PutRequest)) return [entry.PutRequest.Item];
      return [isRecord(entry.DeleteRequest) ? entry.DeleteRequest.Key : entry];
    });
    const partitionKey = directory.table(tableNameOf(table))?.partitionKey;
    const leading = keys.flatMap((key) => keyText(key, partitionKey) ?? []);
    const plain = question(action, { TableName: table }, directory, {});
    return leading.length === 0
      ? plain
      : { ...plain, context: { ...plain.context, 'dynamodb:LeadingKeys': [...new Set(leading)] } };
  });
}

const transactionParts: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

function transactionQuestions(action: string, { TransactItems }: Input, directory: TableDirectory): AccessQuestion[] {
  return (Array.isArray(TransactItems) ? TransactItems : []).flatMap((item: unknown) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([part, input]) => {
      const partAction = transactionParts[part];
      if (partAction === undefined || !isRecord(input)) return [];
      return [question(partAction, input, directory, { 'dynamodb:EnclosingOperation': action })];
    }),
  );
}

function leadingKey(input: Input, table: TableSpec | undefined): string | undefined {
  if (table === undefined) return undefined;
  if (input.IndexName === undefined) {
    const direct = keyText(input.Key ?? input.Item, table.partitionKey);
    if (direct !== undefined) return direct;
  }
  if (typeof input.KeyConditionExpression !== 'string' || input.IndexName !== undefined) return undefined;
  const names = isRecord(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  const values = isRecord(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  for (const [, name = '', value = ''] of input.KeyConditionExpression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g))
    if ((names[name] ?? name) === table.partitionKey) return scalarText(values[value]);
  return undefined;
}

const keyText = (key: unknown, partitionKey: string | undefined): string | undefined =>
  isRecord(key) && partitionKey !== undefined ? scalarText(key[partitionKey]) : undefined;

function scalarText(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  if (typeof value.S === 'string') return value.S;
  return typeof value.N === 'string' ? value.N : undefined;
}

/** top-level attributes a request names; undefined when it may touch any */
function attributesOf(input: Input): readonly string[] | undefined {
  const named = new Set<string>();
  for (const part of [input.Item, input.Key]) if (isRecord(part)) for (const name of Object.keys(part)) named.add(name);
  const names = isRecord(input.ExpressionAttributeNames) ? Object.values(input.ExpressionAttributeNames).map(String) : [];
  for (const name of names) named.add(name);
  if (typeof input.ProjectionExpression === 'string')
    for (const path of input.ProjectionExpression.split(',')) {
      const top = path.trim().split(/[.[]/)[0] ?? '';
      if (top !== '' && !top.startsWith('#')) named.add(top);
    }
  return named.size === 0 ? undefined : [...named];
}
