import { createHash } from 'node:crypto';

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
  readonly value?: unknown;
}
const signatureFault = (index: number, token: string): JsonataError => ({ code: 'T0410', index, token });

/** as many as jsonata itself makes of [a..b] */
const LONGEST_RANGE = 10_000_000;

// jsonata unwraps a sequence of one, and a function of the service answers a sequence
function sequence(items: unknown[]): unknown[] {
  Object.defineProperty(items, 'sequence', { enumerable: false, value: true });
  return items;
}

function numberArgument(value: unknown, index: number, name: string): number {
  if (typeof value !== 'number') throw signatureFault(index, name);
  return value;
}

function partition(array: unknown, size: unknown): unknown {
  if (array === undefined) return undefined;
  const items = Array.isArray(array) ? array : [array];
  const step = Math.trunc(numberArgument(size, 2, 'partition'));
  if (step < 1) throw signatureFault(2, 'partition');
  const chunks: unknown[][] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(items.slice(at, at + step));
  return chunks;
}

function range(from: unknown, to: unknown, delta: unknown): unknown {
  const first = numberArgument(from, 1, 'range');
  const last = numberArgument(to, 2, 'range');
  const step = numberArgument(delta, 3, 'range');
  if (step === 0) throw signatureFault(3, 'range');
  const length = Math.floor((last - first) / step) + 1;
  if (length > LONGEST_RANGE) throw { code: 'D2014', value: length } satisfies JsonataError;
  const items: number[] = [];
  for (let at = first; step > 0 ? at <= last : at >= last; at += step) items.push(at);
  return sequence(items);
}

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

function hash(data: unknown, algorithm: unknown): unknown {
  if (data === undefined) return undefined;
  const known = typeof algorithm === 'string' ? ALGORITHMS.get(algorithm) : undefined;
  if (known === undefined) throw signatureFault(2, 'hash');
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return createHash(known).update(text).digest('hex');
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw signatureFault(1, 'parse');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The argument of the function "parse" is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function seeded(seed: number): number {
  // mulberry32, one draw
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
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
export function serviceFunctions(random: Randomness): Readonly<Record<string, unknown>> {
  return {
    partition,
    range,
    hash,
    parse,
    uuid: () => drawUuid(random),
    random: (seed: unknown) => (typeof seed === 'number' ? seeded(seed) : random.next()),
    eval: undefined,
  };
}
export const SERVICE_FUNCTIONS: ReadonlySet<string> = new Set(['partition', 'range', 'hash', 'parse', 'uuid', 'random', 'eval']);
