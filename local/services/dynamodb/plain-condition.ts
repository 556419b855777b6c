import { isRecord } from './item.ts';
import { plainNumber } from './plain-value.ts';

type Input = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

type Term =
  | { readonly kind: 'exists' | 'absent'; readonly name: string }
  | { readonly kind: 'equals'; readonly name: string; readonly place: string };

interface Terms {
  readonly terms: readonly Term[];
  readonly names: readonly string[];
  readonly places: readonly string[];
}

const TERM = /^ *(?:(attribute_exists|attribute_not_exists) *\( *(#?\w+) *\)|(#?[A-Za-z_]\w*) *= *(:\w+)) *$/;
const MOST_KEPT = 1_000;
const read = new Map<string, Terms | undefined>();

function termsOf(expression: string): Terms | undefined {
  const terms: Term[] = [];
  for (const part of expression.split(/ AND /)) {
    const [, call, called = '', name = '', place = ''] = TERM.exec(part) ?? [];
    if (called === '' && place === '') return undefined;
    if (place !== '') terms.push({ kind: 'equals', name, place });
    else terms.push({ kind: call === 'attribute_exists' ? 'exists' : 'absent', name: called });
  }
  const names = terms.map(({ name }) => name).filter((name) => name.startsWith('#'));
  return { terms, names, places: terms.flatMap((term) => (term.kind === 'equals' ? [term.place] : [])) };
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
 * attribute_not_exists and = joined by AND, of attributes at the top of the item. Undefined when it is not, or when only dynoxide knows
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
      term.kind === 'equals' ? equal(there ? before[name] : undefined, values?.[term.place]) : there === (term.kind === 'exists');
    if (holds !== true) return holds;
  }
  return true;
}

/** undefined: neither text nor plain numbers */
function equal(there: unknown, wanted: unknown): boolean | undefined {
  if (!isRecord(wanted) || Object.keys(wanted).length !== 1) return undefined;
  const { S: text, N: digits } = wanted;
  if (typeof text !== 'string' && plainNumber(digits) === undefined) return undefined;
  if (!isRecord(there)) return false;
  if (typeof text === 'string') return there.S === text;
  if (there.N === undefined) return false;
  const number = plainNumber(there.N);
  return number === undefined ? undefined : number === plainNumber(digits);
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
