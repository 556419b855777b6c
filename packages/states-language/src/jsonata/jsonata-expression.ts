import { isObject, type Json } from '../json.ts';
import { type Compiled, compileExpression, setEvaluationClock } from './engine.ts';
import { beginWatch, enterStep, leaveStep, needsWatch, outOfMemory, tooDeep } from './evaluation-limits.ts';
import { type Randomness, SERVICE_FUNCTIONS, serviceFunctions } from './jsonata-functions.ts';
import { ARRAY, type PlainPath, plainPath, walk } from './jsonata-path.ts';

/** what an expression may see */
export interface Bindings {
  readonly now: number;
  readonly random: Randomness;
  /** value of an assigned variable, undefined when there is none */
  variable(name: string): Json | undefined;
  /** `$states` */
  states(): Json;
  /** one member of `$states`, undefined when there is none */
  statesMember(name: string): Json | undefined;
}

export type Evaluated =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'threw'; readonly code: string | null; readonly message: string };

interface Prepared {
  readonly compiled: Compiled;
  /** names of variables and functions it mentions: only these are bound */
  readonly names: readonly string[];
  readonly path: PlainPath | null;
}

const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');
const cache = new Map<string, Prepared>();
const CACHE_SIZE = 20_000;

/** parsed once per text in a process. Throws jsonata's syntax error */
export function prepare(text: string): Prepared {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const compiled = compileExpression(text);
  const names = new Set<string>();
  collectVariables(compiled.ast(), names);
  if (needsWatch(compiled.ast())) {
    compiled.assign(ENTRY, enterStep);
    compiled.assign(EXIT, (_expression: unknown, _input: unknown, _environment: unknown, result: unknown) => leaveStep(result));
  }
  const prepared = { compiled, names: [...names], path: plainPath(compiled.ast()) };
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(text, prepared);
  return prepared;
}

/** evaluates the text between `{%` and `%}` */
export function evaluate(text: string, bindings: Bindings): Evaluated {
  try {
    const { compiled, names, path } = prepare(text);
    if (path !== null) {
      const found = read(path, bindings);
      if (found === undefined) return NOTHING;
      if (found !== ARRAY) return { kind: 'value', value: found };
    }
    const bound: Record<string, unknown> = {};
    let functions: Readonly<Record<string, unknown>> | undefined;
    for (const name of names) {
      if (name === 'states') bound[name] = bindings.states();
      else if (SERVICE_FUNCTIONS.has(name)) {
        functions ??= serviceFunctions(bindings.random);
        bound[name] = functions[name];
      } else {
        const value = bindings.variable(name);
        if (value !== undefined) bound[name] = value;
      }
    }
    setEvaluationClock(bindings.now);
    beginWatch();
    const value = compiled.evaluate(undefined, bound);
    if (value === undefined) return { kind: 'nothing' };
    return { kind: 'value', value: clean(value) };
  } catch (error) {
    if (error === UNSUPPORTED) return { kind: 'unsupported' };
    return thrown(error);
  }
}

const NOTHING: Evaluated = { kind: 'nothing' };

function read({ variable, members }: PlainPath, bindings: Bindings): Json | undefined | typeof ARRAY {
  if (variable !== 'states') {
    const value = bindings.variable(variable);
    // no such variable: it may be the name of a function
    return value === undefined ? ARRAY : walk(value, members, 0);
  }
  const [first] = members;
  return first === undefined ? bindings.states() : walk(bindings.statesMember(first), members, 1);
}

const UNSUPPORTED = new Error('result is not JSON');

// results carry jsonata's marks on arrays (sequence, cons): the next state must see what JSON text would have given it
function clean(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    // JSON has no word for the outcome of 1/0: the service writes the name JavaScript has for it
    return Number.isFinite(value) ? value : String(value);
  }
  if (Array.isArray(value)) return cleanArray(value);
  if (!isObject(value) || '_jsonata_lambda' in value || '_jsonata_function' in value) throw UNSUPPORTED;
  let changed: Record<string, Json> | undefined;
  const result: Record<string, Json> = {};
  for (const key in value) {
    const member = value[key];
    if (member === undefined) {
      changed = result;
      continue;
    }
    const cleaned = clean(member);
    result[key] = cleaned;
    if (cleaned !== member) changed = result;
  }
  return changed ?? result;
}

function cleanArray(value: readonly unknown[]): Json {
  const result: Json[] = [];
  for (const item of value) result.push(item === undefined ? null : clean(item));
  return result;
}

function thrown(error: unknown): Evaluated {
  // V8 says both of a call too many and of a text too long that a range was left
  if (error instanceof RangeError) return thrown(/call stack/.test(error.message) ? tooDeep() : outOfMemory());
  const code = isObject(error) && typeof error.code === 'string' ? error.code : null;
  const message = isObject(error) && typeof error.message === 'string' ? error.message : String(error);
  return { kind: 'threw', code, message };
}

/** adds every variable or function name below the node of a jsonata syntax tree */
export function collectVariables(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectVariables(item, names);
    return;
  }
  if (!isObject(node)) return;
  if (node.type === 'variable' && typeof node.value === 'string' && node.value !== '' && node.value !== '$') {
    names.add(node.value);
  }
  for (const key in node) {
    const member = node[key];
    if (typeof member === 'object' && member !== null) collectVariables(member, names);
  }
}
