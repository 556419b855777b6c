import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowSize } from '../../adapters/memory/row-size.ts';
import { settled, settledOver, settledRow, takenOver } from '../../adapters/memory/settled.ts';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(
      tie('any').filter((one) => one !== undefined),
      { maxLength: 3 },
    ),
    fc.dictionary(fc.constantFrom('a', 'b', 'größe'), tie('any'), { maxKeys: 3 }),
  ),
})).any;
const row = fc.dictionary(fc.constantFrom('id', 'kind', 'data', 'größe', 'dueAt'), value, { noNullPrototype: true });
const plain = (one: object): object => JSON.parse(JSON.stringify(one));

describe.each([
  ['copied', settled],
  ['taken over', takenOver],
] as const)('law: a row that is %s', (_, settle) => {
  it('has the bytes of the table, is frozen to the ground and has no holes', () => {
    fc.assert(
      fc.property(row, (one) => {
        const [before, bytes] = [plain(one), rowSize(one)];
        const kept = settledRow(structuredClone(one), settle);
        expect(kept.bytes).toBe(bytes);
        expect(kept.row).toStrictEqual(before);
        const isFrozen = (part: unknown): boolean =>
          typeof part !== 'object' || part === null || (Object.isFrozen(part) && Object.values(part).every(isFrozen));
        expect(isFrozen(kept.row)).toBe(true);
      }),
    );
  });

  it('has them too in the place of another one, whatever changed', () => {
    fc.assert(
      fc.property(row, row, fc.subarray(['id', 'kind', 'data', 'größe', 'dueAt']), (old, changes, stays) => {
        const before = settledRow(structuredClone(old), settle);
        const kept = Object.fromEntries(Object.entries(before.row).filter(([name]) => stays.includes(name)));
        const next = { ...kept, ...structuredClone(changes) };
        const [expected, bytes] = [plain(next), rowSize(next)];
        const after = settledOver(next, before, settle);
        expect(after.bytes).toBe(bytes);
        expect(after.row).toStrictEqual(expected);
      }),
    );
  });
});

it('what is copied stays its writer’s, what is taken over does not', () => {
  const [mine, yours] = [{ list: [1] }, { list: [1] }];
  expect([settled(mine) === mine, takenOver(yours) === yours]).toEqual([false, true]);
  mine.list.push(2);
  expect(() => yours.list.push(2)).toThrow(TypeError);
});
