const MASK = (1n << 48n) - 1n;
const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;

/**
 * The first `nextDouble()` of a `java.util.Random` with this seed: what `$random(seed)` gives on the service.
 * Source: documentation of java.util.Random, which specifies the generator bit by bit
 * @param seed a whole number; beyond 64 bits it is the nearest that Java can hold
 * @returns 0 <= x < 1
 */
export function javaRandomDouble(seed: number): number {
  const long = BigInt(Math.max(-(2 ** 63), Math.min(2 ** 63 - 1024, seed)));
  let state = (BigInt.asUintN(64, long) ^ MULTIPLIER) & MASK;
  const bits = (count: bigint): bigint => {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return state >> (48n - count);
  };
  const high = bits(26n) << 27n;
  return Number(high + bits(27n)) / 2 ** 53;
}
