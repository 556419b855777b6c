import { isRecord } from './item-codec.ts';
import { plainNumber } from './plain-value.ts';

type Input = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

type Term =
  | { readonly kind: 'exists' | 'absent'; readonly name: string }
  | { readonly kind: Comparison; readonly name: string; readonly place: string };
type Comparison = '=' | '<' | '<=' | '>' | '>=';

interface Terms {
  readonly terms: readonly Term[];
  readonly names: readonly string[];
  readonly places: readonly string[];
}

const TERM = /^ *(?:(attribute_exists|attribute_not_exists) *\( *(#?\w+) *\)|(#?[A-Za-z_]\w*) *(=|<=?|>=?) *(:\w+)) *$/;
const COMPARISONS: readonly Comparison[] = ['=', '<', '<=', '>', '>='];
const MOST_KEPT = 1_000;
const read = new Map<string, Terms | undefined>();

function termsOf(expression: string): Terms | undefined {
  const terms: Term[] = [];
  for (const part of expression.split(/ AND /)) {
    const [, call, called = '', name = '', operator = '', place = ''] = TERM.exec(part) ?? [];
    const comparison = COMPARISONS.find((one) => one === operator);
    if (called === '' && comparison === undefined) return undefined;
    if (comparison !== undefined) terms.push({ kind: comparison, name, place });
    else terms.push({ kind: call === 'attribute_exists' ? 'exists' : 'absent', name: called });
  }
  const names = terms.map(({ name }) => name).filter((name) => name.startsWith('#'));
  return { terms, names, places: terms.flatMap((term) => ('place' in term ? [term.place] : [])) };
}

function remembered(expression: string): Terms | undefined {
  if (read.has(expression)) return read.get(expression);
  if (read.size >= MOST_KEPT) read.clear();
  const terms = termsOf(expression);
  read.set(expression, terms);
  return terms;
}

const same = (used: readonly string[], given: Input | undefined): boolean => {
  const members = Object.keys(given ?? {});
  return members.every((one) => used.includes(one)) && used.every((one) => given !== undefined && Object.hasOwn(given, one));
};

/**
 * Whether a write's condition holds for the item that is there, when it is written the plain way: one or more of attribute_exists,
 * attribute_not_exists, = and comparisons of numbers joined by AND, of attributes at the top of the item. Undefined when it is not, or when only dynoxide knows
 * how the two values compare.
 * @param before the item that is there, undefined when there is none
 */
export function conditionHolds(write: Input, before: Item | undefined): boolean | undefined {
  const { ConditionExpression: expression, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = write;
  if (expression === undefined) return names === undefined && values === undefined ? true : undefined;
  if (typeof expression !== 'string' || (names !== undefined && !isRecord(names)) || (values !== undefined && !isRecord(values)))
    return undefined;
  const parsed = remembered(expression);
  if (parsed === undefined || !same(parsed.names, names) || !same(parsed.places, values)) return undefined;
  for (const term of parsed.terms) {
    const name = term.name.startsWith('#') ? names?.[term.name] : term.name;
    if (typeof name !== 'string' || name === '') return undefined;
    const there = before !== undefined && Object.hasOwn(before, name);
    const holds =
      'place' in term
        ? compares(there ? before[name] : undefined, term.kind, values?.[term.place])
        : there === (term.kind === 'exists');
    if (holds !== true) return holds;
  }
  return true;
}

/** undefined: dynoxide knows; only equal text and plain numbers are compared here */
function compares(there: unknown, comparison: Comparison, wanted: unknown): boolean | undefined {
  if (!isRecord(wanted) || Object.keys(wanted).length !== 1) return undefined;
  if (typeof wanted.S === 'string' && comparison === '=') return isRecord(there) && there.S === wanted.S;
  const right = plainNumber(wanted.N);
  if (right === undefined) return undefined;
  if (!isRecord(there) || there.N === undefined) return false;
  const left = plainNumber(there.N);
  return left === undefined ? undefined : holdsBetween(left, comparison, right);
}

function holdsBetween(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** what makes two conditions one and the same to DynamoDB's grammar: its words, its names, and the types of its values */
export function shapeOf(write: Input): string | undefined {
  const { ConditionExpression: expression, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = write;
  if (expression === undefined) return undefined;
  const types = isRecord(values)
    ? Object.entries(values).map(([place, value]) => [place, Object.keys(isRecord(value) ? value : {})])
    : [];
  return JSON.stringify([expression, names ?? null, types]);
}
