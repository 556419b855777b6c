import { AwsError } from '../../contract.ts';
import { isRecord } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';

type Input = Readonly<Record<string, unknown>>;

interface Operand {
  readonly name: string;
  readonly operator: string;
  readonly value: unknown;
}

const NAME = String.raw`(#?[\w.-]+)`;
const VALUE = String.raw`(:\w+)`;
const OPERATOR = '(<=|>=|=|<|>)';
const forms = [
  { pattern: new RegExp(String.raw`${NAME}\s*${OPERATOR}\s*${VALUE}`, 'g'), read: ([n, o, v]: string[]) => [n, o, v] },
  { pattern: new RegExp(String.raw`${VALUE}\s*${OPERATOR}\s*${NAME}`, 'g'), read: ([v, o, n]: string[]) => [n, o, v] },
  {
    pattern: new RegExp(String.raw`${NAME}\s+BETWEEN\s+${VALUE}\s+AND\s+${VALUE}`, 'gi'),
    read: ([n, low, high]: string[]) => [n, 'BETWEEN', low, high],
  },
  {
    pattern: new RegExp(String.raw`begins_with\s*\(\s*${NAME}\s*,\s*${VALUE}\s*\)`, 'g'),
    read: ([n, v]: string[]) => [n, 'begins_with', v],
  },
];

function operandsOf(expression: string, input: Input): readonly Operand[] {
  const names = isRecord(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  const values = isRecord(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  return forms.flatMap(({ pattern, read }) =>
    [...expression.matchAll(pattern)].flatMap(([, ...parts]) => {
      const [name = '', operator = '', ...places] = read(parts);
      return places.map((place = '') => ({ name: String(names[name] ?? name), operator, value: values[place] }));
    }),
  );
}

/** of the older form, KeyConditions */
const legacyOperands = (conditions: Input): readonly Operand[] =>
  Object.entries(conditions).flatMap(([name, condition]) =>
    isRecord(condition) && Array.isArray(condition.AttributeValueList)
      ? condition.AttributeValueList.map((value: unknown) => ({ name, operator: '=', value }))
      : [],
  );

const typeOf = (value: unknown): string => (isRecord(value) ? (Object.keys(value)[0] ?? '') : '');
const refusal = (message: string) => new AwsError('ValidationException', message, 400);

// what no key could ever be compared with is the expression's fault, and said before the keys are looked at
const comparable: Readonly<Record<string, readonly string[]>> = { '=': [], begins_with: ['S', 'B'] };
function refuseOperator({ operator, value }: Operand): void {
  const types = comparable[operator] ?? ['S', 'N', 'B'];
  if (types.length === 0 || types.includes(typeOf(value))) return;
  throw refusal(
    `Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(value)}`,
  );
}

const isEmpty = (value: unknown): boolean =>
  isRecord(value) && (value.S === '' || value.B === '' || (value.B instanceof Uint8Array && value.B.length === 0));

function refuseValue({ name, value }: Operand, keyType: string | undefined, index: unknown): void {
  if (keyType !== undefined && typeOf(value) !== keyType)
    throw refusal('One or more parameter values were invalid: Condition parameter type does not match schema type');
  if (!isEmpty(value)) return;
  const what = keyType === 'B' ? 'binary' : 'string';
  const empty = `The AttributeValue for a key attribute cannot contain an empty ${what} value.`;
  throw refusal(
    index === undefined
      ? `One or more parameter values are not valid. ${empty} Key: ${name}`
      : `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${empty} IndexName: ${String(index)}, IndexKey: ${name}`,
  );
}

/**
 * What dynoxide answers with nothing and DynamoDB refuses: a query whose key condition (well formed) holds a value of another type than
 * the key, or an empty one.
 * @throws AwsError ValidationException, in DynamoDB's words
 */
export function refuseKeyOperands(input: Input, table: TableSpec | undefined): void {
  if (table === undefined) return;
  const { KeyConditionExpression: expression, KeyConditions } = input;
  const operands =
    typeof expression === 'string' ? operandsOf(expression, input) : legacyOperands(isRecord(KeyConditions) ? KeyConditions : {});
  for (const operand of operands) refuseOperator(operand);
  for (const operand of operands) refuseValue(operand, table.attributeTypes.get(operand.name), input.IndexName);
}
