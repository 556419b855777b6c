import { isObject, type Json } from '../json.ts';

/** `$name.member.member`: what most expressions are, and what needs no evaluator */
export interface PlainPath {
  readonly variable: string;
  readonly members: readonly string[];
}

const VARIABLE_KEYS = new Set(['type', 'value', 'position']);
const PATH_KEYS = new Set(['type', 'steps']);
const only = (node: Readonly<Record<string, unknown>>, keys: ReadonlySet<string>): boolean =>
  Object.keys(node).every((key) => keys.has(key));

/** @returns null when the expression is anything but a variable and names: predicates, marks and functions need the evaluator */
export function plainPath(ast: unknown): PlainPath | null {
  if (!isObject(ast)) return null;
  if (ast.type === 'variable') return fromSteps([ast]);
  return ast.type === 'path' && only(ast, PATH_KEYS) && Array.isArray(ast.steps) ? fromSteps(ast.steps) : null;
}

function fromSteps([first, ...rest]: readonly unknown[]): PlainPath | null {
  if (!isObject(first) || first.type !== 'variable' || !only(first, VARIABLE_KEYS)) return null;
  if (typeof first.value !== 'string' || first.value === '' || first.value === '$') return null;
  const members: string[] = [];
  for (const step of rest) {
    if (!isObject(step) || step.type !== 'name' || typeof step.value !== 'string' || !only(step, VARIABLE_KEYS)) return null;
    members.push(step.value);
  }
  return { variable: first.value, members };
}

/** @returns the value, undefined for nothing, or ARRAY where the path goes through an array, which maps and flattens */
export function walk(start: Json | undefined, members: readonly string[], from: number): Json | undefined | typeof ARRAY {
  let value = start;
  for (let at = from; at < members.length; at += 1) {
    if (Array.isArray(value)) return ARRAY;
    const name = members[at];
    if (!isObject(value) || name === undefined || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}
export const ARRAY = Symbol('array');
