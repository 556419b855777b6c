import { AwsError } from '../../contract.ts';
import { isWord, type Token, tokensOf } from './expression-tokens.ts';
import { isRecord } from './item-codec.ts';

type Input = Readonly<Record<string, unknown>>;
type Step = string | number;

/** an element of a list in a path that SET or ADD writes: the list, the number in the expression, whether the path ends there */
interface Element {
  readonly list: readonly Step[];
  readonly index: Token;
  readonly last: boolean;
}

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'];
const isSection = (token: Token): boolean => SECTIONS.some((section) => isWord(token, section));

/** whether an update may write an element of a list: only then its item must be looked at */
export const setsElements = (update: Input): boolean =>
  typeof update.UpdateExpression === 'string' && /\[\s*\d/.test(update.UpdateExpression);

/**
 * An update whose elements past the end of a list are the next ones of that list, in order of their numbers: DynamoDB appends them, where
 * dynoxide fills the gap.
 * @param item what is there, undefined when nothing is
 * @throws AwsError ValidationException when a path goes on past the end of a list: it leads nowhere
 */
export function appendedPastEnd(update: Input, item: Input | undefined): Input {
  const { UpdateExpression: expression, ExpressionAttributeNames: names } = update;
  if (typeof expression !== 'string') return update;
  const lists = new Map<string, Element[]>();
  for (const element of elementsOf(tokensOf(expression), isRecord(names) ? names : {})) {
    const key = JSON.stringify(element.list);
    lists.set(key, [...(lists.get(key) ?? []), element]);
  }
  const changes = [...lists.values()].flatMap((elements) => placed(elements, lengthOf(elements[0]?.list ?? [], item)));
  return changes.length === 0 ? update : { ...update, UpdateExpression: replaced(expression, changes) };
}

function elementsOf(tokens: readonly Token[], names: Input): readonly Element[] {
  const found: Element[] = [];
  let section: Token | undefined;
  let inPath = false;
  for (const [at, token] of tokens.entries()) {
    if (isSection(token)) section = token;
    // a path begins with its section or after a comma, and ends where the value begins
    if (isSection(token) || token.text === ',') inPath = isWord(section, 'SET') || isWord(section, 'ADD');
    if (token.text === '=' || token.text.startsWith(':')) inPath = false;
    if (!inPath || token.text !== '[' || tokens[at + 2]?.text !== ']') continue;
    const index = tokens[at + 1];
    const next = tokens[at + 3]?.text ?? '';
    const list = pathBefore(tokens, at, names);
    if (index !== undefined && list !== undefined) found.push({ list, index, last: next === '=' || next.startsWith(':') });
  }
  return found;
}

/** the steps of the path that ends right before the bracket at `end`, read backwards to where it begins */
function pathBefore(tokens: readonly Token[], end: number, names: Input): readonly Step[] | undefined {
  let start = end;
  for (
    let before = tokens[start - 1];
    before !== undefined && !isSection(before) && before.text !== ',';
    before = tokens[start - 1]
  )
    start -= 1;
  const steps: Step[] = [];
  for (const { text } of tokens.slice(start, end)) {
    if (text === '.' || text === '[' || text === ']') continue;
    if (/^\d+$/.test(text)) steps.push(Number(text));
    else {
      const name = text.startsWith('#') ? names[text] : text;
      if (typeof name !== 'string') return undefined;
      steps.push(name);
    }
  }
  return steps.length === 0 ? undefined : steps;
}

/** how many elements the list has; undefined when there is no list */
function lengthOf(path: readonly Step[], item: Input | undefined): number | undefined {
  let value: unknown = item === undefined ? undefined : { M: item };
  for (const step of path) {
    if (!isRecord(value)) return undefined;
    const { M: members, L: elements } = value;
    if (typeof step === 'number') value = Array.isArray(elements) ? elements[step] : undefined;
    else value = isRecord(members) && Object.hasOwn(members, step) ? members[step] : undefined;
  }
  return isRecord(value) && Array.isArray(value.L) ? value.L.length : undefined;
}

type Change = readonly [token: Token, text: string];

function placed(elements: readonly Element[], length: number | undefined): readonly Change[] {
  const past = elements
    .filter(({ index }) => length !== undefined && BigInt(index.text) >= BigInt(length))
    .sort((a, b) => (BigInt(a.index.text) < BigInt(b.index.text) ? -1 : 1));
  if (past.some(({ last }) => !last))
    throw new AwsError('ValidationException', 'The document path provided in the update expression is invalid for update');
  // an element that is set twice is refused as it stands
  if (new Set(past.map(({ index }) => index.text)).size < past.length) return [];
  return past.map(({ index }, place) => [index, String((length ?? 0) + place)]);
}

function replaced(expression: string, changes: readonly Change[]): string {
  let text = expression;
  for (const [token, number] of [...changes].sort(([a], [b]) => b.start - a.start))
    text = text.slice(0, token.start) + number + text.slice(token.end);
  return text;
}
