import { randomUUID } from 'node:crypto';

/** where uuids and random numbers come from */
export interface Randomness {
  next(): number;
  uuid(): string;
  /** to persist, so that a restarted run goes on with the sequence; undefined when the source is the system's */
  state(): string | undefined;
  restore(state: string): void;
}

/** the system's randomness */
export const systemRandomness: Randomness = {
  next: () => Math.random(),
  uuid: () => randomUUID(),
  state: () => undefined,
  restore: () => undefined,
};

/**
 * The generator sfc32 (Chris Doty-Humphrey's small fast counter, passes PractRand), seeded through twelve warm-up rounds.
 * @param seed any integer; equal seeds give equal sequences
 */
export function seededRandomness(seed: number): Randomness {
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  const hex = (): string => word().toString(16).padStart(8, '0');
  return {
    next: () => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53,
    uuid: () => {
      const digits = hex() + hex() + hex() + hex();
      const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
    state: () => [a, b, c, counter].join(','),
    restore: (state) => {
      const [first = 0, second = 0, third = 0, fourth = 1] = state.split(',').map(Number);
      [a, b, c, counter] = [first, second, third, fourth];
    },
  };
}
