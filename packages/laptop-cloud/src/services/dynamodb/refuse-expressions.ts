import { AwsError } from '../../contract.ts';
import { isWord, listIndexes, type Token, tokensOf } from './expression-tokens.ts';
import { isRecord } from './item-codec.ts';

type Input = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;

const CONDITIONS = ['ConditionExpression', 'FilterExpression', 'KeyConditionExpression'];
const EXPRESSIONS = [...CONDITIONS, 'UpdateExpression', 'ProjectionExpression'];
const LARGEST_INDEX = 4_294_967_294n;
const MOST_IN = 100;
const MOST_OPERATORS = 300;
const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const LOGIC: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN']);
const TYPES = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

/** every part of a request that holds expressions of its own: itself, or the entries of a transaction or a batch */
function partsOf(input: Input): readonly Input[] {
  const entries = Array.isArray(input.TransactItems) ? input.TransactItems : [];
  const batches = isRecord(input.RequestItems) ? Object.values(input.RequestItems).filter(isRecord) : [];
  return [input, ...batches, ...entries.flatMap((entry) => (isRecord(entry) ? Object.values(entry).filter(isRecord) : []))];
}

/**
 * What dynoxide takes in an expression and DynamoDB refuses: list indexes out of range, too many operands and operators, bounds the wrong
 * way round, an operand compared with itself, types that do not exist.
 * @param write whether the request writes: its refusals begin with another sentence
 * @throws AwsError ValidationException, in DynamoDB's words
 */
export function refuseExpressions(input: Input, write: boolean): void {
  for (const part of partsOf(input))
    for (const name of EXPRESSIONS) {
      const expression = part[name];
      if (typeof expression !== 'string') continue;
      const values = isRecord(part.ExpressionAttributeValues) ? part.ExpressionAttributeValues : {};
      const problem = problemOf(name, tokensOf(expression), values);
      if (problem === undefined) continue;
      throw new AwsError('ValidationException', `${write ? '1 validation error detected: ' : ''}Invalid ${name}: ${problem}`);
    }
}

function problemOf(name: string, tokens: readonly Token[], values: Values): string | undefined {
  const far = listIndexes(tokens).find(({ text }) => BigInt(text) > LARGEST_INDEX);
  if (far !== undefined) return `List index is not within the allowable range; index: [${far.text}]`;
  const operators = tokens.filter((token, at) => isOperator(token, tokens[at + 1], name === 'UpdateExpression')).length;
  if (operators > MOST_OPERATORS)
    return `The expression contains too many operators; maximum number of operators allowed: ${MOST_OPERATORS}`;
  return CONDITIONS.includes(name) ? conditionProblem(tokens, values) : undefined;
}

/** in an update = assigns, and + and - are the operators; a word before a bracket is a function */
function isOperator({ text }: Token, next: Token | undefined, update: boolean): boolean {
  if (/^[A-Za-z_]/.test(text)) return LOGIC.has(text.toUpperCase()) || next?.text === '(';
  return update ? text === '+' || text === '-' : COMPARATORS.has(text);
}

function conditionProblem(tokens: readonly Token[], values: Values): string | undefined {
  for (const [at, token] of tokens.entries()) {
    const problem =
      (isWord(token, 'IN') ? tooManyOperands(tokens, at) : undefined) ??
      (isWord(token, 'BETWEEN') ? wrongBounds(tokens, at, values) : undefined) ??
      (COMPARATORS.has(token.text) ? sameOperands(tokens, at) : undefined) ??
      (token.text === 'attribute_type' ? unknownType(tokens, at, values) : undefined);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function tooManyOperands(tokens: readonly Token[], at: number): string | undefined {
  const end = tokens.findIndex((token, index) => index > at && token.text === ')');
  const count = tokens.slice(at, end < 0 ? undefined : end).filter(({ text }) => text === ',').length + 1;
  return count > MOST_IN ? `The IN operator is provided with too many operands; number of operands: ${count}` : undefined;
}

function wrongBounds(tokens: readonly Token[], at: number, values: Values): string | undefined {
  const [low, high] = [values[tokens[at + 1]?.text ?? ''], values[tokens[at + 3]?.text ?? '']];
  if (!isRecord(low) || !isRecord(high) || !isWord(tokens[at + 2], 'AND')) return undefined;
  const [[lowType, from] = [], [highType, to] = []] = [Object.entries(low)[0], Object.entries(high)[0]];
  const bounds = `lower bound operand: AttributeValue: {${lowType}:${String(from)}}, upper bound operand: AttributeValue: {${highType}:${String(to)}}`;
  if (lowType !== highType) return `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`;
  return isAfter(lowType, from, to)
    ? `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`
    : undefined;
}

function isAfter(type: string | undefined, from: unknown, to: unknown): boolean {
  if (type === 'N') return Number(from) > Number(to);
  if (type === 'S' && typeof from === 'string' && typeof to === 'string')
    return Buffer.compare(Buffer.from(from), Buffer.from(to)) > 0;
  return false;
}

/** only plain operands, one word on each side: whatever is longer is left to dynoxide */
function sameOperands(tokens: readonly Token[], at: number): string | undefined {
  const [left, right] = [tokens[at - 1], tokens[at + 1]];
  const longer = [tokens[at - 2], tokens[at + 2]].some((token) => token?.text === '.' || token?.text === '[');
  if (left === undefined || left.text !== right?.text || longer || !/^[#A-Za-z_]/.test(left.text)) return undefined;
  return `The first operand must be distinct from the remaining operands for this operator or function; operator: ${tokens[at]?.text}, first operand: [${left.text}]`;
}

function unknownType(tokens: readonly Token[], at: number, values: Values): string | undefined {
  const end = tokens.findIndex((token, index) => index > at && token.text === ')');
  const given = values[tokens[end - 1]?.text ?? ''];
  if (!isRecord(given) || typeof given.S !== 'string' || TYPES.includes(given.S)) return undefined;
  return `Invalid attribute type name found; type: ${given.S}, valid types: {${TYPES.join(',')}}`;
}
