import { compileIgnoringCase } from './case-forms.ts';
import { comparable } from './decimal.ts';
import type { Leaf } from './fields.ts';
import { invalidPattern } from './invalid-pattern.ts';
import type { JsonNode } from './json-node.ts';
import { compileWildcard } from './wildcard-pattern.ts';

type Excludes = (leaf: Leaf) => boolean;

/** whether `$or` is an operator: AWS's matcher reads a pattern where it is not with an older compiler that knows less */
export type Reading = 'or-operator' | 'or-field';

/** Compiles what follows `anything-but`; the field must be there, with any value that is not excluded. */
export function compileAnythingBut(operand: JsonNode, reading: Reading): (leaf: Leaf) => boolean {
  const excludes = operand.kind === 'object' ? compileInner(operand, reading) : compileValues(operand);
  return (leaf) => !excludes(leaf);
}

function compileValues(operand: JsonNode): Excludes {
  if (operand.kind === 'literal' || operand.kind === 'object') {
    throw invalidPattern('Value of anything-but must be an array or single string/number value.');
  }
  const items = operand.kind === 'array' ? operand.items : [operand];
  const strings = new Set<string>();
  const numbers = new Set<number>();
  for (const item of items) {
    if (item.kind === 'string') strings.add(`"${item.text}"`);
    else if (item.kind === 'number') {
      const value = comparable(item.raw);
      if (value === undefined) throw invalidPattern(`Cannot compare number : ${item.raw}`);
      numbers.add(value);
    } else throw invalidPattern('Inside anything but list, start|null|boolean is not supported.');
  }
  if (strings.size > 0 === numbers.size > 0) {
    throw invalidPattern('Inside anything but list, either all values are number or string, mixed type is not supported');
  }
  if (strings.size > 0) return (leaf) => strings.has(leaf.raw);
  return (leaf) => leaf.number !== undefined && numbers.has(leaf.number);
}

function compileInner(operand: Extract<JsonNode, { kind: 'object' }>, reading: Reading): Excludes {
  const [entry, ...others] = operand.entries;
  if (!entry) throw invalidPattern('Anything-But expression name not found');
  const [name, value] = entry;
  if (name !== 'prefix' && name !== 'suffix' && name !== 'wildcard' && name !== 'equals-ignore-case') {
    throw invalidPattern(`Unsupported anything-but pattern: ${name}`);
  }
  if (others.length > 0) throw invalidPattern('Too many elements in numeric expression');
  if (reading === 'or-field' && name === 'wildcard') throw invalidPattern(`Unsupported anything-but pattern: ${name}`);
  const listed = value.kind === 'array';
  if (reading === 'or-field' && listed && name !== 'equals-ignore-case')
    throw invalidPattern('prefix/suffix match pattern must be a string');
  const items = listed ? value.items : [value];
  if (items.length === 0) throw invalidPattern('Empty arrays are not allowed');
  const tests = items.map((item) => compileText(name, item));
  return (leaf) => tests.some((test) => test(leaf.raw));
}

function compileText(name: 'prefix' | 'suffix' | 'wildcard' | 'equals-ignore-case', item: JsonNode): (raw: string) => boolean {
  if (item.kind !== 'string')
    throw invalidPattern(`${name === 'prefix' || name === 'suffix' ? 'prefix/suffix' : name} match pattern must be a string`);
  const { text } = item;
  switch (name) {
    case 'prefix':
    case 'suffix':
      if (text === '') throw invalidPattern('Null prefix/suffix not allowed');
      return name === 'prefix' ? (raw) => raw.startsWith(`"${text}`) : (raw) => raw.endsWith(`${text}"`);
    case 'equals-ignore-case':
      return compileIgnoringCase(`"${text}"`, 'whole');
    case 'wildcard':
      try {
        return compileWildcard(`"${text}"`);
      } catch (error) {
        throw invalidPattern(error instanceof Error ? error.message : String(error));
      }
  }
}
