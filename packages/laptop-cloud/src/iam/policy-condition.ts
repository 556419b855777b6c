import { NEGATED, OPERATORS } from './operators.ts';
import { MalformedPolicy, type Statement } from './policy.ts';
import type { Lookup } from './policy-template.ts';

/** does a request's context satisfy a condition */
export type Condition = (lookup: Lookup) => boolean;

const FORM = /^(?:(forallvalues|foranyvalue):)?(.+?)(ifexists)?$/;

/**
 * Compiles a Condition block: every operator and every key must hold, one of the listed values is enough.
 * Throws MalformedPolicy for an operator IAM does not know.
 */
export function compileConditions(block: NonNullable<Statement['Condition']>, variables: boolean): readonly Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileOne(operator, key.toLowerCase(), values, variables)),
  );
}

function compileOne(written: string, key: string, values: readonly string[], variables: boolean): Condition {
  const [, set, name = '', ifExists] = FORM.exec(written.toLowerCase()) ?? [];
  if (name === 'null') return isNull(key, values, set === 'forallvalues');
  const negated = NEGATED.has(name);
  const operator = OPERATORS.get(NEGATED.get(name) ?? name);
  if (!operator) throw new MalformedPolicy(`Condition operator ${written} is not one of IAM's`);
  const comparisons = values.map((value) => operator(value, variables));
  const satisfies = (actual: string, lookup: Lookup) => comparisons.some((compare) => compare(actual, lookup)) !== negated;

  return (lookup) => {
    const actual = lookup(key);
    // without the key: IfExists and ForAllValues hold, ForAnyValue does not, a plain operator holds when it is a negation
    if (actual === undefined || actual.length === 0)
      return ifExists !== undefined || set === 'forallvalues' || (set === undefined && negated);
    if (set === 'forallvalues') return actual.every((value) => satisfies(value, lookup));
    if (set === 'foranyvalue') return actual.some((value) => satisfies(value, lookup));
    // several values need a set operator: a plain one compares one value, and so never finds them equal
    const [only] = actual;
    if (actual.length > 1 || only === undefined) return negated;
    return satisfies(only, lookup);
  };
}

function isNull(key: string, values: readonly string[], all: boolean): Condition {
  const wanted = values.map((value) => value.toLowerCase() === 'true');
  return (lookup) => {
    const absent = (lookup(key)?.length ?? 0) === 0;
    if (all && absent) return true;
    return wanted.includes(absent);
  };
}
