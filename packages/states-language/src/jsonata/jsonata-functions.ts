import { createHash } from 'node:crypto';
import { readStrictJson } from '../strict-json.ts';
import { LONGEST_RANGE, outOfMemory } from './evaluation-limits.ts';
import { javaRandomDouble } from './java-random.ts';

/** the randomness an evaluation may draw on; an execution brings its own so that a replay draws the same */
export interface Randomness {
  /** 0 <= x < 1 */
  next(): number;
}

/** jsonata words the message itself, from the code and these */
interface JsonataError {
  readonly code: string;
  readonly index?: number;
  readonly token?: string;
  /** of D3137, whose text is free */
  readonly message?: string;
}
const signatureFault = (index: number, token: string): JsonataError => ({ code: 'T0410', index, token });
const invalidArgument = (message: string): JsonataError => ({ code: 'D3137', message });

// jsonata unwraps a sequence of one, and a function of the service answers a sequence
function sequence(items: unknown[]): unknown[] {
  Object.defineProperty(items, 'sequence', { enumerable: false, value: true });
  return items;
}

/** the service rounds a number of an argument towards zero */
function wholeArgument(value: unknown, index: number, name: string): number {
  if (typeof value !== 'number') throw signatureFault(index, name);
  return Math.trunc(value);
}

/** more arguments than a function takes: the first of them too many is named */
function refuseMore(args: readonly unknown[], most: number, name: string): void {
  if (args[most] !== undefined) throw signatureFault(most + 1, name);
}

function partition(...args: readonly unknown[]): unknown {
  refuseMore(args, 2, 'partition');
  const [array, size] = args;
  if (array === undefined) return undefined;
  if (!Array.isArray(array)) throw { code: 'T0412', index: 1, token: 'partition' } satisfies JsonataError;
  if (array.length === 0) return undefined;
  if (size === undefined) return [array];
  const step = wholeArgument(size, 2, 'partition');
  if (step < 0) throw invalidArgument('Second argument must be zero or greater');
  if (step === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let at = 0; at < array.length; at += step) chunks.push(array.slice(at, at + step));
  return chunks;
}

function range(...args: readonly unknown[]): unknown {
  refuseMore(args, 3, 'range');
  const first = wholeArgument(args[0], 1, 'range');
  const last = wholeArgument(args[1], 2, 'range');
  if (args[2] === undefined) return undefined;
  const step = wholeArgument(args[2], 3, 'range');
  if (step === 0 || (step > 0 ? first > last : first < last)) return undefined;
  const length = Math.floor((last - first) / step) + 1;
  if (length > LONGEST_RANGE) throw outOfMemory();
  return sequence(Array.from({ length }, (_, at) => first + at * step));
}

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['SHA-1', 'sha1'],
  ['SHA-384', 'sha384'],
  ['SHA-256', 'sha256'],
  ['SHA-512', 'sha512'],
  ['MD5', 'md5'],
]);

function hash(...args: readonly unknown[]): unknown {
  refuseMore(args, 2, 'hash');
  const [text, algorithm] = args;
  if (typeof text !== 'string') throw signatureFault(1, 'hash');
  if (algorithm === undefined) return undefined;
  if (typeof algorithm !== 'string') throw signatureFault(2, 'hash');
  const known = ALGORITHMS.get(algorithm);
  if (known === undefined)
    throw invalidArgument(`Hash algorithm '${algorithm}' must be one of ${[...ALGORITHMS.keys()].join(', ')}`);
  return createHash(known).update(text).digest('hex');
}

function parse(...args: readonly unknown[]): unknown {
  refuseMore(args, 1, 'parse');
  const [text] = args;
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw signatureFault(1, 'parse');
  const value = readStrictJson(text);
  if (value === undefined) throw invalidArgument('Invalid JSON');
  return value;
}

function random(source: Randomness, args: readonly unknown[]): number {
  refuseMore(args, 1, 'random');
  const [seed] = args;
  return seed === undefined ? source.next() : javaRandomDouble(wholeArgument(seed, 1, 'random'));
}

function uuid(source: Randomness, args: readonly unknown[]): string {
  refuseMore(args, 0, 'uuid');
  return drawUuid(source);
}

/** a version 4 UUID from the given randomness */
export function drawUuid(random: Randomness): string {
  let text = '';
  for (let at = 0; at < 32; at += 1) {
    const digit = Math.floor(random.next() * 16);
    text += (at === 12 ? 4 : at === 16 ? (digit & 3) | 8 : digit).toString(16);
    if (at === 7 || at === 11 || at === 15 || at === 19) text += '-';
  }
  return text;
}

/** the functions Step Functions adds to JSONata, by name; `eval` is taken away there, and stands here as nothing */
export function serviceFunctions(source: Randomness): Readonly<Record<string, unknown>> {
  return {
    partition,
    range,
    hash,
    parse,
    uuid: (...args: readonly unknown[]) => uuid(source, args),
    random: (...args: readonly unknown[]) => random(source, args),
    eval: undefined,
  };
}
export const SERVICE_FUNCTIONS: ReadonlySet<string> = new Set(['partition', 'range', 'hash', 'parse', 'uuid', 'random', 'eval']);
