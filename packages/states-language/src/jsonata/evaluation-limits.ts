import { isObject } from '../json.ts';

/** milliseconds of real time one expression may take; the service allows about a second */
const LONGEST_MS = 1_000;
/** how deep an evaluation may nest; measured on the service by others: 100 terms of an addition pass, 101 do not */
const DEEPEST = 100;
const BYTES_OF_A_SCALAR = 8;
/** bytes one value may hold, a number being 8 and a character 1; measured by others: [1..873782] passes, one more does not */
const LARGEST_VALUE = 873_782 * BYTES_OF_A_SCALAR;
/** elements `$range` may make; measured by others */
export const LONGEST_RANGE = 360_145;

export const outOfMemory = (): Error =>
  new Error('Expression evaluation memory limit exceeded: Check for excessive memory usage');
export const tooDeep = (): Error =>
  new Error('Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive');
const outOfTime = (): Error => new Error('Expression evaluation timeout: Check for infinite loop');

const watch = { steps: 0, started: 0, depth: 0, held: new WeakMap<object, number>() };

/** before each evaluation of a watched expression */
export function beginWatch(): void {
  watch.steps = 0;
  watch.depth = 0;
  watch.held = new WeakMap();
}

/** runs before each step of an evaluation. @throws when it takes too long or nests too deep */
export function enterStep(): void {
  watch.depth += 1;
  if (watch.depth > DEEPEST) throw tooDeep();
  watch.steps += 1;
  if ((watch.steps & 4095) !== 0) return;
  if (watch.steps === 4096) watch.started = performance.now();
  else if (performance.now() - watch.started > LONGEST_MS) throw outOfTime();
}

/** runs after each step with what it gave. @throws when that holds too much */
export function leaveStep(result: unknown): void {
  watch.depth -= 1;
  if (bytesOf(result) > LARGEST_VALUE) throw outOfMemory();
}

// an array or object that was looked at once is not looked through again: a loop over it would take its square
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return BYTES_OF_A_SCALAR;
  const known = watch.held.get(value);
  if (known !== undefined) return known;
  // a function of the service refers to itself through its environment
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) return BYTES_OF_A_SCALAR;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      sum += bytesOf(item);
      if (sum > LARGEST_VALUE) break;
    }
  } else {
    for (const [key, member] of Object.entries(value)) sum += key.length + bytesOf(member);
  }
  watch.held.set(value, sum);
  return sum;
}

/** functions whose result may be far larger than what they are given */
const GROWING: ReadonlySet<string> = new Set(['pad', 'join', 'replace']);

/** whether an expression could run into one of the limits: it loops, makes ranges or long texts, or nests deep. Most cannot, and are not watched */
export function needsWatch(ast: unknown): boolean {
  return depthOf(ast, 0) > DEEPEST;
}

// what cannot be told from the tree counts as too deep
function depthOf(node: unknown, depth: number): number {
  if (Array.isArray(node)) return node.reduce<number>((deepest, item) => Math.max(deepest, depthOf(item, depth)), depth);
  if (!isObject(node)) return depth;
  const { type, value } = node;
  if (type === 'lambda' || (type === 'binary' && value === '..')) return Number.POSITIVE_INFINITY;
  if (type === 'variable' && typeof value === 'string' && GROWING.has(value)) return Number.POSITIVE_INFINITY;
  const here = typeof type === 'string' ? depth + 1 : depth;
  let deepest = here;
  for (const key in node) {
    const member = node[key];
    if (typeof member === 'object' && member !== null) deepest = Math.max(deepest, depthOf(member, here));
    if (deepest > DEEPEST) return deepest;
  }
  return deepest;
}
