import { invalidPattern } from './invalid-pattern.ts';
import type { JsonNode } from './json-node.ts';
import { compileField, type FieldTest } from './value-matcher.ts';

/** one way to match: every path's test must hold */
export type Branch = ReadonlyMap<string, FieldTest>;

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;

/** documented limit of combinations of $or */
const MOST_BRANCHES = 1000;

/** names that may not be fields inside an alternative of $or; an array that has one is no $or */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'exactly equals-ignore-case prefix suffix anything-but exists wildcard numeric cidr = < <= > >= regex not-wildcard not-equals-ignore-case ' +
    'date-after date-on-or-after date-before date-on-or-before in-date-range ip-address-in-range ip-address-not-in-range'
  ).split(' '),
);

/**
 * The branches of a pattern. `$or` is an operator when the pattern can be read so, and an ordinary field otherwise.
 * Throws InvalidEventPatternException when it can be read neither way.
 */
export function compileBranches(root: JsonNode): readonly Branch[] {
  if (root.kind !== 'object') throw invalidPattern('Filter is not an object');
  try {
    return read(root, true);
  } catch (error) {
    if (!JSON.stringify(root).includes('"$or"')) throw error;
    return read(root, false);
  }
}

function read(root: ObjectNode, withOr: boolean): readonly Branch[] {
  const branches: Map<string, FieldTest>[] = [];
  const write = (name: string, items: readonly JsonNode[], into: Map<string, FieldTest>[]) => {
    const test = compileField(items, withOr ? 'or-operator' : 'or-field');
    if (into.length === 0) into.push(new Map());
    // a path written again replaces what was there, in every branch so far
    for (const branch of into) branch.set(name, test);
  };

  const object = (node: ObjectNode, steps: readonly string[], into: Map<string, FieldTest>[], insideOr: boolean): void => {
    if (node.entries.length === 0) throw invalidPattern('Empty objects are not allowed');
    for (const [name, value] of node.entries) {
      if (withOr && name === '$or') or(value, steps, into);
      else if (insideOr && RESERVED.has(name))
        throw invalidPattern(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
      else if (value.kind === 'object') object(value, [...steps, name], into, insideOr);
      else if (value.kind === 'array') write(extended(steps, name), value.items, into);
      else throw invalidPattern(`"${name}" must be an object or an array`);
    }
  };

  const or = (node: JsonNode, steps: readonly string[], into: Map<string, FieldTest>[]): void => {
    if (node.kind !== 'array') throw invalidPattern('It must be an Array followed with $or.');
    const before = into.splice(0).map((branch) => new Map(branch));
    for (const alternative of node.items) {
      if (alternative.kind !== 'object') throw invalidPattern('Only JSON object is allowed in array of $or relationship.');
      const forked = before.length === 0 ? [new Map<string, FieldTest>()] : before.map((branch) => new Map(branch));
      object(alternative, steps, forked, true);
      into.push(...forked);
      if (into.length > MOST_BRANCHES) throw invalidPattern(`$or has more than ${MOST_BRANCHES} combinations`);
    }
    if (node.items.length < 2) throw invalidPattern('There must have at least 2 Objects in $or relationship.');
  };

  object(root, [], branches, false);
  return branches;
}

/** a path that is empty so far takes no dot */
function extended(steps: readonly string[], last: string): string {
  const base = steps.join('.');
  return base === '' ? last : `${base}.${last}`;
}
