import { type AddressRange, addressDigits, inRange, parseCidr } from './address.ts';
import { compileAnythingBut, type Reading } from './anything-but.ts';
import { compileIgnoringCase } from './case-forms.ts';
import { comparable } from './decimal.ts';
import type { Leaf } from './fields.ts';
import { invalidPattern } from './invalid-pattern.ts';
import type { JsonNode } from './json-node.ts';
import { compileNumeric } from './numeric.ts';
import { compileWildcard } from './wildcard-pattern.ts';

/** what the pattern asks of one field: alternatives, one of which must hold */
export interface FieldTest {
  /** the field may be absent */
  readonly absent: boolean;
  matches(leaf: Leaf): boolean;
  /** the only values that can match, with quotes, when they are all plain strings */
  readonly exactly?: ReadonlySet<string>;
}

export type ValueMatch = (leaf: Leaf) => boolean;

type Alternative =
  | { readonly kind: 'exact'; readonly raw: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'match'; readonly match: ValueMatch };

/** Compiles the array of alternatives that stands for one field. Throws InvalidEventPatternException. */
export function compileField(items: readonly JsonNode[], reading: Reading): FieldTest {
  if (items.length === 0) throw invalidPattern('Empty arrays are not allowed');
  const asNumbers = items.some(asksForNumbers);
  const alternatives = items.map((item) => compileAlternative(item, { reading, asNumbers }));
  const exact = new Set(alternatives.flatMap((one) => (one.kind === 'exact' ? [one.raw] : [])));
  const matches = alternatives.flatMap((one) => (one.kind === 'match' ? [one.match] : []));
  const absent = alternatives.some((one) => one.kind === 'absent');
  if (matches.length === 0) {
    const strings = !absent && [...exact].every((raw) => raw.startsWith('"'));
    return { absent, matches: (leaf) => exact.has(leaf.raw), ...(strings ? { exactly: exact } : {}) };
  }
  return { absent, matches: (leaf) => exact.has(leaf.raw) || matches.some((match) => match(leaf)) };
}

/** what an alternative has to know of the field it stands in */
interface FieldContext {
  readonly reading: Reading;
  /** some alternative asks for a number: then AWS's matcher takes a number as such only, otherwise its digits are text as well */
  readonly asNumbers: boolean;
}

function asksForNumbers(node: JsonNode): boolean {
  if (node.kind === 'number') return true;
  if (node.kind !== 'object') return false;
  return node.entries.some(([name, operand]) => {
    if (name === 'numeric') return true;
    if (name !== 'anything-but') return false;
    return operand.kind === 'number' || (operand.kind === 'array' && operand.items.some((item) => item.kind === 'number'));
  });
}

function compileAlternative(node: JsonNode, context: FieldContext): Alternative {
  switch (node.kind) {
    case 'string':
      return literalString(node.text, context);
    case 'number': {
      const wanted = comparable(node.raw);
      // digits beyond a double are compared as they are written
      if (wanted === undefined) return { kind: 'exact', raw: node.raw };
      return { kind: 'match', match: (leaf) => leaf.number === wanted };
    }
    case 'literal':
      return { kind: 'exact', raw: node.raw };
    case 'object':
      return compileExpression(node, context);
    case 'array':
      throw invalidPattern('Match value must be String, number, true, false, or null');
  }
}

/** an IP literal also matches the same address written differently */
function literalString(text: string, context: FieldContext): Alternative {
  const digits = addressDigits(text);
  if (digits === undefined) return { kind: 'exact', raw: `"${text}"` };
  return { kind: 'match', match: inAddresses({ bottom: digits, top: digits }, context) };
}

function inAddresses(range: AddressRange, { asNumbers }: FieldContext): ValueMatch {
  const upper = { bottom: range.bottom.toUpperCase(), top: range.top.toUpperCase() };
  return (leaf) => {
    // a number's own digits are compared as if they were an address's
    if (!leaf.isString) return (!asNumbers || leaf.number === undefined) && inRange(leaf.raw, upper);
    const digits = addressDigits(leaf.raw.slice(1, -1));
    return digits !== undefined && inRange(digits, range);
  };
}

/** text of a string node, or the complaint AWS has */
export function textOf(node: JsonNode, what: string): string {
  if (node.kind !== 'string') throw invalidPattern(`${what} match pattern must be a string`);
  return node.text;
}

/** the one key an object must have */
export function onlyEntry(node: Extract<JsonNode, { kind: 'object' }>): readonly [string, JsonNode] {
  const [entry, ...others] = node.entries;
  if (!entry) throw invalidPattern('Match expression name not found');
  if (others.length > 0) throw invalidPattern('Only one key allowed in match expression');
  return entry;
}

/** runs a compiler whose Errors are reasons */
export function withReason<T>(compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw invalidPattern(error instanceof Error ? error.message : String(error));
  }
}

function compileExpression(node: Extract<JsonNode, { kind: 'object' }>, context: FieldContext): Alternative {
  const [name, operand] = onlyEntry(node);
  const match = (test: ValueMatch): Alternative => ({ kind: 'match', match: test });
  switch (name) {
    case 'exactly':
      return { kind: 'exact', raw: `"${textOf(operand, 'exact')}"` };
    case 'exists':
      return exists(operand);
    case 'prefix':
    case 'suffix':
      return match(affix(name, operand));
    case 'wildcard': {
      const pattern = `"${textOf(operand, 'wildcard')}"`;
      const test = withReason(() => compileWildcard(pattern));
      return match((leaf) => leaf.isString && test(leaf.raw));
    }
    case 'equals-ignore-case': {
      const test = compileIgnoringCase(`"${textOf(operand, name)}"`, 'whole');
      return match((leaf) => test(leaf.raw));
    }
    case 'numeric':
      return match(compileNumeric(operand));
    case 'cidr': {
      const text = textOf(operand, 'prefix');
      return match(
        inAddresses(
          withReason(() => parseCidr(text)),
          context,
        ),
      );
    }
    case 'anything-but':
      return match(compileAnythingBut(operand, context.reading));
    default:
      throw invalidPattern(`Unrecognized match type ${name}`);
  }
}

function exists(operand: JsonNode): Alternative {
  if (operand.kind !== 'literal' || operand.raw === 'null')
    throw invalidPattern('exists match pattern must be either true or false.');
  return operand.raw === 'true' ? { kind: 'match', match: () => true } : { kind: 'absent' };
}

function affix(name: 'prefix' | 'suffix', operand: JsonNode): ValueMatch {
  const start = name === 'prefix';
  if (operand.kind === 'object') {
    const [inner, value] = onlyEntry(operand);
    if (inner !== 'equals-ignore-case') throw invalidPattern(`Unsupported ${name} pattern: ${inner}`);
    const text = textOf(value, inner);
    const test = start ? compileIgnoringCase(`"${text}`, 'start') : compileIgnoringCase(`${text}"`, 'end');
    return (leaf) => test(leaf.raw);
  }
  const text = textOf(operand, name);
  const quoted = start ? `"${text}` : `${text}"`;
  return start ? (leaf) => leaf.raw.startsWith(quoted) : (leaf) => leaf.raw.endsWith(quoted);
}
