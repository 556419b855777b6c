import { isRecord } from './item-codec.ts';

/** rows between two sort keys; the keys as text */
export type SortRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'prefix'; readonly from: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: '=' | '<' | '<=' | '>' | '>='; readonly to: string };

export interface KeyCondition {
  readonly partition: string;
  readonly sort: SortRange;
}

const NAME = String.raw`(#?\w+)`;
const VALUE = String.raw`(:\w+)`;
const SORT = String.raw`(?: +AND +(?:${NAME} *(=|<=|<|>=|>) *${VALUE}|${NAME} +BETWEEN +${VALUE} +AND +${VALUE}|begins_with *\( *${NAME} *, *${VALUE} *\)))?`;
const CONDITION = new RegExp(`^ *${NAME} *= *${VALUE}${SORT} *$`);
// longer ones and empty ones are refused by DynamoDB
const LONGEST = 1_000;

/**
 * What a key condition asks, when it is written the plain way: the partition key first, no brackets, every placeholder used, all keys text.
 * Undefined for anything else, also for what DynamoDB would refuse.
 */
export function keyCondition(
  input: Readonly<Record<string, unknown>>,
  partitionKey: string,
  sortKey: string | undefined,
): KeyCondition | undefined {
  const match = typeof input.KeyConditionExpression === 'string' ? CONDITION.exec(input.KeyConditionExpression) : undefined;
  const values = isRecord(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  const names = isRecord(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  if (!match) return undefined;
  const [, partitionName, partitionValue, comparedName, operator, compared, betweenName, low, high, prefixName, prefix] = match;
  const sortName = comparedName ?? betweenName ?? prefixName;
  const places = [partitionValue, compared, low, high, prefix].filter((place) => place !== undefined);
  const aliases = [partitionName, sortName].filter((name) => name?.startsWith('#'));
  if (!sameMembers(places, Object.keys(values)) || !sameMembers(aliases, Object.keys(names))) return undefined;
  const nameOf = (name: string | undefined) => (name?.startsWith('#') ? names[name] : name);
  const textOf = (place: string | undefined) => (place === undefined ? undefined : keyText(values[place]));
  const partition = textOf(partitionValue);
  if (partition === undefined || nameOf(partitionName) !== partitionKey) return undefined;
  if (sortName === undefined) return { partition, sort: { kind: 'all' } };
  if (sortKey === undefined || nameOf(sortName) !== sortKey) return undefined;
  const sort = rangeOf(operator, textOf(compared), textOf(low), textOf(high), textOf(prefix));
  return sort && { partition, sort };
}

function rangeOf(
  operator: string | undefined,
  compared: string | undefined,
  low: string | undefined,
  high: string | undefined,
  prefix: string | undefined,
): SortRange | undefined {
  if (prefix !== undefined) return { kind: 'prefix', from: prefix };
  if (low !== undefined && high !== undefined)
    return Buffer.compare(Buffer.from(low), Buffer.from(high)) > 0 ? undefined : { kind: 'between', from: low, to: high };
  if (compared === undefined) return undefined;
  switch (operator) {
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { kind: operator, to: compared };
    default:
      return undefined;
  }
}

/** a key attribute value of type S, not empty and not near the limit; undefined otherwise */
export function keyText(value: unknown): string | undefined {
  if (!isRecord(value) || typeof value.S !== 'string' || Object.keys(value).length !== 1) return undefined;
  return value.S !== '' && value.S.length <= LONGEST ? value.S : undefined;
}

const sameMembers = (used: readonly unknown[], given: readonly string[]): boolean =>
  used.length >= given.length &&
  given.every((one) => used.includes(one)) &&
  used.every((one) => given.some((other) => other === one));
